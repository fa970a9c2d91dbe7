// One person's chat: heading, messages, composer.

import * as api from "./api.js";
import { bubble, preview } from "./bubble.js";
import { avatar, day, icon, make, popUp } from "./make.js";
import { subtitle } from "./people.js";
import { lang, t, tries } from "./words.js";

const NEAR_END = 120; // pixels from the end that still count as reading the newest

export class Chat {
  constructor(person, { onclose, ontoast }) {
    this.person = person;
    this.ontoast = ontoast;
    this.messages = new Map();
    this.items = new Map();
    this.replyTo = null;
    this.file = null;
    this.waiting = 0;
    this.list = make("ol", { class: "messages", "data-testid": "messages", tabindex: "0", "aria-label": person.name, role: "log" });
    this.typing = make("p", { class: "typing", hidden: true, role: "status" });
    this.above = make("div", { class: "above" });
    this.node = make("section", {
      class: `chat ${person.channel}`, "data-who": person.who, "data-testid": `chat-${person.who}`, "aria-label": person.name,
    });
    this.toasts = make("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.onclose = onclose;
    this.atEnd = true;
    this.list.addEventListener("scroll", () => { this.atEnd = this.nearEnd(); });
    new ResizeObserver(() => { if (this.atEnd) this.toEnd(); }).observe(this.list);
    this.build();
  }

  build() {
    const draft = this.input?.value ?? "";
    this.heading = make("header", { class: "who" }, avatar(this.person),
      make("div", {}, make("h2", {}, this.person.name), subtitle(this.person, "p")),
      make("button", { class: "icon small", type: "button", "aria-label": `${t("close")}: ${this.person.name}`, "data-testid": "close",
        onclick: () => this.onclose(this.person.who) }, icon("close")));
    this.node.replaceChildren(this.heading, this.list, this.typing, this.composer(), this.toasts);
    this.input.value = draft;
    this.draw();
  }

  composer() {
    this.input = make("textarea", {
      rows: 1, placeholder: t("placeholder"), "aria-label": `${t("placeholder")}: ${this.person.name}`,
      "data-testid": "composer", enterkeyhint: "send", oninput: () => this.fit(), onkeydown: (event) => this.key(event),
    });
    const picker = make("input", { type: "file", hidden: true, "data-testid": "file-input",
      onchange: () => { this.attach(picker.files[0]); picker.value = ""; } });
    const clip = make("button", { class: "icon", type: "button", "aria-label": t("attach"), title: t("attach"), "data-testid": "attach",
      onclick: () => picker.click() }, icon("clip"));
    const slash = this.person.channel === "telegram" && make("button", { class: "icon", type: "button", "aria-label": t("commands"),
      title: t("commands"), "data-testid": "commands", onclick: () => this.commands() }, icon("slash"));
    const send = make("button", { class: "icon go", "aria-label": t("send"), title: t("send"), "data-testid": "send" }, icon("send"));
    return make("form", { class: "composer", onsubmit: (event) => { event.preventDefault(); this.send(); } },
      this.above, make("div", { class: "write" }, clip, slash || "", picker, this.input, send));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); this.send(); }
    if (event.key === "Escape" && (this.replyTo || this.file)) { this.replyTo = this.file = null; this.drawAbove(); }
  }

  fit() {
    this.input.style.height = "auto";
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
  }

  attach(file) { this.file = file ?? null; this.drawAbove(); this.input.focus(); }

  drawAbove() {
    this.above.replaceChildren();
    if (this.replyTo) this.above.append(this.pill(icon("reply"), preview(this.replyTo), () => { this.replyTo = null; }));
    if (this.file) this.above.append(this.pill(icon("file"), this.file.name, () => { this.file = null; }));
  }

  pill(mark, text, drop) {
    return make("div", { class: "pill" }, mark, make("span", {}, text), make("button", { class: "icon small", type: "button",
      "aria-label": t("remove"), onclick: () => { drop(); this.drawAbove(); this.input.focus(); } }, icon("close")));
  }

  // The menu that this person's client would show: a tap sends the command.
  async commands() {
    if (this.above.querySelector(".commands")) return this.drawAbove();
    const { commands } = await api.menu(this.person.who);
    if (!commands.length) return this.ontoast(t("no_commands"));
    const rows = commands.map(({ command, description }) => make("button", { type: "button", onclick: () => {
      this.drawAbove();
      this.act(() => api.say(this.person.who, `/${command}`));
    } }, make("b", {}, `/${command}`), make("span", {}, description)));
    this.drawAbove();
    this.above.append(make("div", { class: "commands", "data-testid": "command-list" }, ...rows));
  }

  async send() {
    const text = this.input.value.trim();
    const { file, replyTo } = this;
    if (!text && !file) return;
    this.input.value = "";
    this.file = this.replyTo = null;
    this.drawAbove();
    this.fit();
    const { who } = this.person;
    const sent = await this.act(() => (file ? api.sendFile(who, file, text) : api.say(who, text, replyTo?.id)));
    if (!sent && !this.input.value) { this.input.value = text; this.file = file; this.replyTo = replyTo; this.drawAbove(); }
  }

  press(message, index) { return this.act(() => api.press(this.person.who, message.id, index)); }

  reply(message) { this.replyTo = message; this.drawAbove(); this.input.focus(); }

  async act(deed) {
    this.wait(1);
    try {
      const answer = await deed();
      if (answer.quiet === false) this.ontoast(t("late"), "warn");
      return true;
    } catch (error) {
      this.ontoast(`${t("too_long")}: ${error.message}`, "bad");
      return false;
    } finally {
      this.wait(-1);
    }
  }

  wait(change) {
    this.waiting += change;
    this.typing.hidden = this.waiting === 0;
    this.typing.replaceChildren(make("i"), make("i"), make("i"), make("span", { class: "quiet" }, t("typing")));
    if (this.waiting) this.toEnd();
  }

  take(messages) {
    const near = this.atEnd;
    const fresh = messages.some((message) => !this.messages.has(message.id));
    const flash = new Set(messages.filter((message) => this.messages.has(message.id)).map((message) => message.id));
    for (const message of messages) {
      if (message.deleted) this.messages.delete(message.id);
      else this.messages.set(message.id, message);
    }
    this.draw(flash);
    if (fresh && (near || messages.some((message) => message.from === "person"))) this.toEnd();
  }

  draw(flash = new Set()) {
    const items = [];
    let last = "";
    for (const message of [...this.messages.values()].sort((a, b) => a.id - b.id)) {
      const when = day(message.at, lang());
      if (when !== last) items.push(make("li", { class: "day" }, when));
      last = when;
      const item = this.item(message);
      if (flash.has(message.id)) item.classList.add("flash");
      items.push(item);
    }
    const { scrollTop } = this.list;
    const held = this.list.contains(document.activeElement) ? document.activeElement : null;
    this.list.replaceChildren(...(items.length ? items : [this.welcome()]));
    this.list.scrollTop = scrollTop;
    held?.focus({ preventScroll: true });
  }

  // A bubble is built anew only when its message or the page's language changed.
  item(message) {
    const old = this.items.get(message.id);
    if (old?.message === message && old.language === lang()) return old.node;
    const node = bubble(this.person, message, this.messages.get(message.reply_to), this);
    this.items.set(message.id, { message, node, language: lang() });
    return node;
  }

  welcome() {
    const chips = tries(this.person).map((text) => make("button", { class: "try", type: "button",
      onclick: () => { this.input.value = text; this.fit(); this.input.focus(); } }, text));
    return make("li", { class: "welcome" }, make("p", {}, t("empty")), make("p", { class: "quiet" }, t("try")), ...chips);
  }

  toast(text) { popUp(this.toasts, text); }

  nearEnd() { return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR_END; }

  toEnd() { this.atEnd = true; this.list.scrollTop = this.list.scrollHeight; }
}
