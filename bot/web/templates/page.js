// Filters while one types. Without it the form asks the server for the same.

const box = document.getElementById("q");
const found = document.getElementById("found");
const offices = [...document.querySelectorAll(".office")];
const fold = (text) => text.toLowerCase().replace(/đ/g, "d").normalize("NFD").replace(/\p{Mn}/gu, "");

function filter() {
  const words = fold(box.value).split(/\s+/).filter(Boolean);
  const holds = (office, ...parts) => parts.every((part) => office.dataset.find.includes(part));
  const asSaid = offices.filter((office) => holds(office, words.join(" ")));
  const shown = new Set(asSaid.length ? asSaid : offices.filter((office) => holds(office, ...words)));
  for (const office of offices) office.hidden = !shown.has(office);
  const count = shown.size;
  const { one, many, none } = found.dataset;
  found.textContent = !words.length ? "" : count === 0 ? none : count === 1 ? one : many.replace("1000", count);
  for (const part of document.querySelectorAll(".provinces")) part.hidden = !part.querySelector(".office:not([hidden])");
  for (const part of document.querySelectorAll(".urgent")) part.hidden = words.length > 0;
}

box.addEventListener("input", filter);
if (box.value) filter();
