// The clock, the faults and the mail.

import * as api from "./api.js";
import { hour, make, shortDay } from "./make.js";
import { lang, t } from "./words.js";

const HOUR = 3600;
const TURNS = [1, 6, 24];
const KINDS = ["429", "500", "drop-reply", "blocked", "down", "token-expired", "window-closed"];
const $ = (id) => document.getElementById(id);

let offset = 0; // the sandbox's clock minus this computer's, in milliseconds
let faults = [];
let tell = () => {};

export function openPanels(toast) {
  tell = toast;
  for (const box of [$("turns"), $("turns-wide")])
    for (const hours of TURNS)
      box.append(make("button", { class: "turn", type: "button", "data-testid": `clock-plus-${hours * HOUR}${box.id === "turns" ? "" : "-wide"}`,
        "data-hours": hours, onclick: () => turn(hours * HOUR) }, ""));
  $("now").addEventListener("click", () => $("clock-panel").showModal());
  $("turn-form").addEventListener("submit", (event) => {
    event.preventDefault();
    turn(Math.round(Number($("turn-hours").value) * HOUR));
  });
  $("open-faults").addEventListener("click", () => $("faults-panel").showModal());
  $("fault-form").addEventListener("submit", (event) => { event.preventDefault(); switchOn(); });
  $("faults-clear").addEventListener("click", async () => moment(await api.clearFaults()));
  $("open-mail").addEventListener("click", showMail);
  for (const panel of document.querySelectorAll("dialog"))
    panel.addEventListener("click", (event) => { if (event.target === panel) panel.close(); });
  setInterval(drawClock, 1000);
  drawPanels();
}

export function moment({ now, faults: on }) {
  offset = new Date(now) - Date.now();
  faults = on ?? faults;
  drawClock();
  drawFaults();
}

export function drawPanels() {
  for (const button of document.querySelectorAll(".turn")) button.textContent = `+${button.dataset.hours} ${lang() === "en" ? "h" : "giờ"}`;
  const chosen = $("fault-kind").value;
  $("fault-kind").replaceChildren(...KINDS.map((kind) => make("option", { value: kind }, t(kind))));
  if (chosen) $("fault-kind").value = chosen;
  drawClock();
  drawFaults();
}

function drawClock() {
  const now = Date.now() + offset;
  const [time, date] = $("now").children;
  time.textContent = hour(now, lang());
  date.textContent = shortDay(now, lang());
}

function drawFaults() {
  const now = Date.now() + offset;
  const alive = faults.filter((one) => !one.until || new Date(one.until) > now);
  $("fault-count").textContent = alive.length;
  $("fault-count").hidden = alive.length === 0;
  $("faults").replaceChildren(...(alive.length ? alive.map(faultRow) : [make("li", { class: "quiet" }, t("no_faults"))]));
  $("faults-clear").hidden = alive.length === 0;
}

function faultRow(one) {
  const many = one.left == null ? "" : `${one.left} ${t("left")}`;
  const until = one.until ? `${t("until")} ${hour(one.until, lang())}` : "";
  return make("li", {}, make("span", { class: `channel ${one.channel}` }, one.channel === "zalo" ? "Zalo" : "Telegram"),
    make("b", {}, t(one.kind)), make("span", { class: "quiet" }, [many, until].filter(Boolean).join(" · ")));
}

async function turn(seconds) {
  if (!(seconds > 0)) return;
  const buttons = document.querySelectorAll(".turn, #turn-form button");
  for (const button of buttons) button.disabled = true;
  try {
    const answer = await api.turn(seconds);
    moment(answer);
    $("clock-panel").close();
    tell(`${t("turned")} ${hour(answer.now, lang())}, ${shortDay(answer.now, lang())}`);
  } catch (error) {
    tell(error.message, "bad");
  } finally {
    for (const button of buttons) button.disabled = false;
  }
}

async function switchOn() {
  const body = { channel: $("fault-channel").value, kind: $("fault-kind").value };
  const count = Number($("fault-count-input").value);
  const seconds = Number($("fault-seconds").value);
  if (seconds > 0) body.seconds = seconds;
  else if (count > 0) body.count = count;
  try {
    moment(await api.fault(body));
  } catch (error) {
    tell(error.message, "bad");
  }
}

async function showMail() {
  $("mail-panel").showModal();
  const mails = (await api.mail()).reverse();
  $("mails").replaceChildren(...(mails.length ? mails.map(mailCard) : [make("p", { class: "quiet" }, t("no_mail"))]));
}

function mailCard(mail) {
  return make("article", { class: "mail" },
    make("h3", {}, mail.subject),
    make("p", { class: "quiet" }, `${t("to")} ${mail.to} · ${hour(mail.at, lang())}, ${shortDay(mail.at, lang())}`),
    make("p", { class: "mail-text" }, mail.text),
    ...mail.files.map((file) => make("a", { class: "chip", href: file.url, download: file.name }, file.name)));
}
