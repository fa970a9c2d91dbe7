// The page: several people of the sandbox side by side, all kept fresh by one waiting request.

import * as api from "./api.js";
import { Chat } from "./chat.js";
import { popUp } from "./make.js";
import { moment, drawPanels, openPanels } from "./panels.js";
import { drawPeople } from "./people.js";
import { applyWords, lang, setLanguage, t } from "./words.js";

const AT_FIRST = ["nhabao-zalo", "canbo-telegram"];
const NARROW = matchMedia("(max-width: 760px)");
const RETRY = 1500; // milliseconds until a lost sandbox is asked again
const $ = (id) => document.getElementById(id);
const kept = (name, otherwise) => {
  try { return JSON.parse(localStorage.getItem(name)) ?? otherwise; } catch { return otherwise; }
};

let people = [];
let stamp = 0;
let born = kept("born", "");
let open = [];
let active = "";
const chats = new Map();
const counts = new Map(); // who → how many messages the bot sent
const seen = new Map(Object.entries(kept("seen", {})));
const counted = new Map(); // who → ids counted since the page opened

const person = (who) => people.find((one) => one.who === who);
const visible = (who) => document.visibilityState === "visible" && (NARROW.matches ? who === active : open.includes(who));
const unread = (who) => Math.max(0, (counts.get(who) ?? 0) - (seen.get(who) ?? 0));

function toast(text, kind = "") {
  popUp($("toasts"), text, kind);
}

function draw() {
  for (const who of open) if (visible(who)) seen.set(who, counts.get(who) ?? 0);
  localStorage.setItem("seen", JSON.stringify(Object.fromEntries(seen)));
  localStorage.setItem("open", JSON.stringify(open));
  localStorage.setItem("active", JSON.stringify(active));
  drawPeople($("people"), people, { open: NARROW.matches ? [active] : open, unread, choose });
  for (const [who, chat] of chats) chat.node.classList.toggle("active", who === active);
  $("chats").classList.toggle("none", open.length === 0);
  $("chats").dataset.empty = t("none_open");
  const all = people.reduce((sum, one) => sum + unread(one.who), 0);
  $("unread-all").textContent = all;
  $("unread-all").hidden = all === 0;
  document.title = `${all ? `(${all}) ` : ""}${t("title")} – ${t("sandbox")}`;
}

async function show(who) {
  if (!open.includes(who)) open.push(who);
  if (!chats.has(who)) {
    const chat = new Chat(person(who), { onclose: hide, ontoast: toast });
    chats.set(who, chat);
    $("chats").append(chat.node);
    chat.take(await api.transcript(who));
    chat.toEnd();
  }
}

function hide(who) {
  open = open.filter((one) => one !== who);
  chats.get(who)?.node.remove();
  chats.delete(who);
  if (active === who) active = open.at(-1) ?? "";
  draw();
}

async function choose(who) {
  sidebar(false);
  if (!NARROW.matches && open.includes(who) && active === who) return hide(who);
  active = who;
  await show(who);
  draw();
  const chat = chats.get(who);
  chat?.node.scrollIntoView({ inline: "nearest", block: "nearest" });
  if (!NARROW.matches) chat?.input.focus();
  chat?.toEnd();
}

function sidebar(shown) {
  document.body.classList.toggle("listing", shown);
  $("menu").setAttribute("aria-expanded", String(shown));
}

function take({ messages, toasts, ...rest }) {
  stamp = rest.stamp;
  moment(rest);
  const byPerson = Map.groupBy ? Map.groupBy(messages, (one) => one.who) : grouped(messages);
  for (const [who, group] of byPerson) {
    chats.get(who)?.take(group);
    count(who, group);
  }
  for (const one of toasts) chats.get(one.who)?.toast(one.text);
  draw();
}

function count(who, messages) {
  const known = counted.get(who) ?? new Set();
  counted.set(who, known);
  for (const message of messages) {
    if (message.from !== "bot" || message.id <= (known.floor ?? 0) || known.has(message.id)) continue;
    known.add(message.id);
    counts.set(who, (counts.get(who) ?? 0) + 1);
  }
}

function grouped(messages) {
  const found = new Map();
  for (const one of messages) found.set(one.who, [...(found.get(one.who) ?? []), one]);
  return found;
}

function learn(state) {
  stamp = state.stamp;
  if (state.born !== born) seen.clear();
  born = state.born;
  localStorage.setItem("born", JSON.stringify(born));
  moment(state);
  counts.clear();
  counted.clear();
  for (const { who, from_bot, newest: last } of state.chats) {
    counts.set(who, from_bot);
    counted.set(who, Object.assign(new Set(), { floor: last.id }));
  }
  for (const [who, number] of seen) seen.set(who, Math.min(number, counts.get(who) ?? 0));
}

async function follow() {
  for (;;) {
    try {
      const news = await api.changes(stamp);
      if (news.born !== born || news.stamp < stamp) return location.reload();
      take(news);
      $("offline").hidden = true;
    } catch {
      $("offline").hidden = false;
      await new Promise((done) => setTimeout(done, RETRY));
      await reload().catch(() => {});
    }
  }
}

// The sandbox was away: read everything again; as a new page if it began anew.
async function reload() {
  const state = await api.state();
  if (state.born !== born) return location.reload();
  learn(state);
  for (const [who, chat] of chats) {
    chat.messages.clear();
    chat.take(await api.transcript(who));
  }
  draw();
}

async function start() {
  applyWords();
  openPanels(toast);
  $("lang").textContent = lang() === "en" ? "VI" : "EN";
  $("lang").addEventListener("click", () => {
    setLanguage(lang() === "en" ? "vi" : "en");
    $("lang").textContent = lang() === "en" ? "VI" : "EN";
    drawPanels();
    for (const chat of chats.values()) chat.build();
    draw();
  });
  $("menu").addEventListener("click", () => sidebar(!document.body.classList.contains("listing")));
  $("veil").addEventListener("click", () => sidebar(false));
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") sidebar(false); });
  document.addEventListener("visibilitychange", draw);
  NARROW.addEventListener("change", draw);
  $("hint").hidden = kept("hint", true) === false;
  $("hint-close").addEventListener("click", () => { $("hint").hidden = true; localStorage.setItem("hint", "false"); });
  people = await api.people();
  learn(await api.state());
  const wanted = kept("open", AT_FIRST).filter(person);
  active = person(kept("active", "")) ? kept("active", "") : (wanted[0] ?? "");
  await Promise.all(wanted.map(show));
  draw();
  for (const chat of chats.values()) chat.toEnd();
  document.body.dataset.ready = "yes";
  await follow();
}

start();
