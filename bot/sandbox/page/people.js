// The list of people: who they are, where they write, what they have not read.

import { avatar, make } from "./make.js";
import { t } from "./words.js";

const GROUPS = [
  ["group_press", ["journalist"]],
  ["group_centre", ["press_officer", "press_head", "administrator"]],
  ["group_lead", ["leader", "director_general", "spokesperson"]],
  ["group_units", ["unit_officer", "unit_head"]],
  ["group_provinces", ["province_officer", "province_director"]],
];

export function about(person) {
  const parts = [t(person.role)];
  if (person.role === "journalist") parts.push(person.outlet || t("newcomer"));
  else if (/^(unit|province)/.test(person.role)) parts.push(person.unit);
  return parts.join(" · ");
}

// What the group's heading does not say already.
function brief(person) {
  if (person.role === "journalist") return person.outlet || t("newcomer");
  if (person.role === "press_officer" || person.role === "press_head") return t(`brief_${person.role}`);
  return about(person);
}

export function subtitle(person, tag, words = about(person)) {
  return make(tag, { class: "sub" },
    make("span", { class: `channel ${person.channel}` }, person.channel === "zalo" ? "Zalo" : "Telegram"),
    make("span", {}, words));
}

export function drawPeople(root, people, { open, unread, choose }) {
  const boxes = GROUPS.map(([title, roles]) => {
    const rows = people.filter((person) => roles.includes(person.role));
    return make("section", {}, make("h2", {}, t(title)),
      make("ul", {}, ...rows.map((person) => row(person, { open, unread, choose }))));
  });
  const { scrollTop } = root;
  const held = document.activeElement?.dataset?.testid;
  root.replaceChildren(...boxes);
  root.scrollTop = scrollTop;
  if (held?.startsWith("person-")) root.querySelector(`[data-testid="${held}"]`)?.focus();
}

function row(person, { open, unread, choose }) {
  const count = unread(person.who);
  return make("li", {}, make("button", {
    class: "person", type: "button", "aria-pressed": open.includes(person.who) ? "true" : "false",
    "data-testid": `person-${person.who}`, onclick: () => choose(person.who),
  },
  avatar(person),
  make("span", { class: "about" }, make("b", {}, person.name), subtitle(person, "span", brief(person))),
  count > 0 && make("span", { class: "badge", "data-testid": `unread-${person.who}` }, String(count))));
}
