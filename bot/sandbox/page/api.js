// The sandbox's interface, as the page uses it.

async function ask(path, options) {
  const answer = await fetch(`/sandbox/${path}`, options);
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `HTTP ${answer.status}`);
  return body;
}

const post = (path, body) =>
  ask(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const people = () => ask("people");
export const state = () => ask("state");
export const transcript = (who) => ask(`transcript?who=${encodeURIComponent(who)}`);
export const changes = (after) => ask(`changes?after=${after}`);
export const say = (who, text, replyTo) => post("say", replyTo ? { who, text, reply_to: replyTo } : { who, text });
export const press = (who, message, choice) => post("press", { who, message, choice });
export const turn = (seconds) => post("clock", { advance_seconds: seconds });
export const fault = (body) => post("faults", body);
export const clearFaults = () => ask("faults", { method: "DELETE" });
export const menu = (who) => ask(`menu?who=${encodeURIComponent(who)}`);
export const mail = () => ask("mail");

export function sendFile(who, file, caption) {
  const body = new FormData();
  body.append("who", who);
  body.append("caption", caption);
  body.append("file", file, file.name);
  return ask("send", { method: "POST", body });
}
