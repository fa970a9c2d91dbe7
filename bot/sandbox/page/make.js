// Small helpers to build the page. Text always goes in as text, never as HTML.

export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null && child !== false));
  return node;
}

const PATHS = {
  close: "M6 6l12 12M18 6 6 18",
  clip: "M19 11.5l-7.6 7.6a4.6 4.6 0 0 1-6.5-6.5l8-8a3.1 3.1 0 0 1 4.4 4.4l-7.9 7.9a1.5 1.5 0 0 1-2.2-2.2l7-7",
  send: "M4 12 20 4.5 15.5 20 12 13.5zM12 13.5 20 4.5",
  reply: "M10 7 5 12l5 5M5 12h8a6 6 0 0 1 6 6",
  slash: "M15 5 9 19",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
};

export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

const TOAST = 5000; // milliseconds a toast stays

export function popUp(box, text, kind = "") {
  const node = make("p", { class: `toast ${kind}`, "data-testid": "toast" }, text);
  box.append(node);
  setTimeout(() => node.remove(), TOAST);
}

export function initials(name) {
  const parts = name.replace(/\(.*\)/, "").trim().split(/\s+/);
  return parts.slice(-2).map((part) => part[0]).join("").toUpperCase();
}

export function avatar(person) {
  return make("span", { class: `avatar ${person.channel}`, "aria-hidden": "true" }, initials(person.name));
}

const ZONE = "Asia/Ho_Chi_Minh";
const shown = (options) => (at, language) =>
  new Intl.DateTimeFormat(language === "en" ? "en-GB" : "vi-VN", { timeZone: ZONE, ...options }).format(new Date(at));

export const hour = shown({ hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
export const day = shown({ weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });
export const shortDay = shown({ weekday: "short", day: "2-digit", month: "2-digit", year: "numeric" });
