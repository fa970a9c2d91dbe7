// One message as a bubble: bold text, links, files, buttons in rows (Telegram) or a numbered list (Zalo).

import { hour, icon, initials, make } from "./make.js";
import { lang, t } from "./words.js";

const LINK = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;
const NUMBERED = /^(\d+)[.)]\s+(.+)$/;

export function bubble(person, message, quoted, act) {
  const mine = message.from === "person";
  const inside = make("div", { class: "bubble" });
  if (quoted) inside.append(quote(quoted));
  for (const file of message.files) inside.append(attachment(file));
  for (const contact of message.contacts ?? []) inside.append(card(contact));
  const left = message.text && !message.contacts?.length ? words(message, inside, act) : message.choices.map((label, index) => ({ label, index }));
  inside.append(foot(message));
  const column = make("div", { class: "column" }, inside);
  if (left.length) column.append(keyboard(message, left, act));
  return make("li", {
    class: `message ${mine ? "mine" : "theirs"}`, "data-id": message.id, "data-testid": `message-${message.id}`,
    "data-from": message.from,
  }, make("div", { class: "line" }, column, replyButton(message, act)));
}

// The text, with the lines of a numbered list as buttons; gives the choices that the text does not show.
function words(message, inside, act) {
  const rest = message.choices.map((label, index) => ({ label, index }));
  const box = make("div", { class: "words" });
  let at = 0;
  for (const line of message.text.split("\n")) {
    const match = NUMBERED.exec(line);
    const found = match && rest.find((one) => one.index === Number(match[1]) - 1 && one.label === match[2].trim());
    if (found) {
      box.append(choiceLine(message, found, match[1], act));
      rest.splice(rest.indexOf(found), 1);
    } else {
      const piece = make("div", { class: line ? "text" : "text gap" });
      fill(piece, line, at, message.entities ?? spans(message.bold, message.text));
      box.append(piece);
    }
    at += line.length + 1;
  }
  inside.append(box);
  return rest;
}

// Spans counted in code points, as entities counted in UTF-16 units.
function spans(bold, text) {
  const points = bold?.length ? Array.from(text) : [];
  const units = (count) => points.slice(0, count).join("").length;
  return (bold ?? []).map(([start, length]) => ({
    type: "bold", offset: units(start), length: units(start + length) - units(start),
  }));
}

function fill(node, line, at, entities) {
  const cuts = new Set([0, line.length]);
  const bolds = entities.filter((one) => one.type === "bold");
  for (const { offset, length } of bolds)
    for (const cut of [offset - at, offset + length - at]) if (cut > 0 && cut < line.length) cuts.add(cut);
  const points = [...cuts].sort((a, b) => a - b);
  for (let i = 0; i + 1 < points.length; i += 1) {
    const from = at + points[i];
    const heavy = bolds.some((one) => one.offset <= from && from < one.offset + one.length);
    const piece = linked(line.slice(points[i], points[i + 1]));
    if (heavy) node.append(make("strong", {}, ...piece));
    else node.append(...piece);
  }
}

function linked(text) {
  const out = [];
  let from = 0;
  for (const match of text.matchAll(LINK)) {
    out.push(text.slice(from, match.index));
    out.push(make("a", { href: match[0], target: "_blank", rel: "noopener noreferrer" }, match[0]));
    from = match.index + match[0].length;
  }
  out.push(text.slice(from));
  return out;
}

function choiceLine(message, { label, index }, number, act) {
  return make("button", {
    class: "numbered", type: "button", "data-testid": `choice-${message.id}-${index}`,
    onclick: () => act.press(message, index),
  }, make("b", {}, number), make("span", {}, label));
}

function keyboard(message, choices, act) {
  const rows = message.rows ?? choices.map(() => 1);
  const box = make("div", { class: "keyboard" });
  let next = 0;
  for (const width of rows) {
    const row = make("div", { class: "keys" });
    for (const one of choices.slice(next, next + width)) row.append(key(message, one, act));
    next += width;
    if (row.childElementCount) box.append(row);
  }
  return box;
}

function key(message, { label, index }, act) {
  return make("button", {
    class: "key", type: "button", "data-testid": `choice-${message.id}-${index}`,
    onclick: () => act.press(message, index),
  }, label);
}

function attachment(file) {
  if (/^image\/(png|jpeg|gif|webp)$/.test(file.mime))
    return make("a", { class: "picture", href: file.url, target: "_blank", rel: "noopener" },
      make("img", { src: file.url, alt: file.name, loading: "lazy" }));
  return make("a", { class: "chip", href: file.url, download: file.name }, icon("file"), make("span", {}, file.name));
}

// A contact as Telegram's clients show it: who it is, and a number to tap.
function card(contact) {
  const lines = [contact.title, contact.organisation].filter(Boolean);
  return make("div", { class: "contact", "data-testid": "contact" },
    make("span", { class: "face", "aria-hidden": "true" }, initials(contact.name)),
    make("div", {}, make("b", {}, contact.name), ...lines.map((line) => make("span", { class: "quiet" }, line)),
      make("a", { href: `tel:${contact.phone}` }, contact.phone),
      contact.email && make("a", { href: `mailto:${contact.email}` }, contact.email),
      contact.note && make("small", { class: "quiet" }, contact.note)));
}

function quote(message) {
  const who = message.from === "bot" ? t("bot") : t("you");
  return make("div", { class: "quote" }, make("b", {}, who), make("span", {}, preview(message)));
}

export function preview(message) {
  return message.text.split("\n").find((line) => line.trim()) ?? message.files[0]?.name ?? "";
}

function foot(message) {
  return make("div", { class: "foot" },
    message.edited && make("span", {}, t("edited")), make("time", { datetime: message.at }, hour(message.at, lang())));
}

function replyButton(message, act) {
  return make("button", {
    class: "icon small reply", type: "button", "aria-label": t("reply"), title: t("reply"),
    "data-testid": `reply-${message.id}`, onclick: () => act.reply(message),
  }, icon("reply"));
}
