// The page's own script: draws the charts, fills the table of events page by page, opens a row's evidence. No request leaves the page.
const KINDS = [[1, "source"], [2, "target"], [4, "trigger"], [8, "date"], [16, "place"]];
const COLUMNS = [["event_date", "Date"], ["cameo_code", "Code"], ["cameo_name", "Event"], ["source", "Source"], ["target", "Target"],
  ["place_name", "Place"], ["country", "Country"], ["fatalities", "Deaths"], ["n_articles", "Articles"]];
const PAGE = 25;
const byId = (id) => document.getElementById(id);

// tag, attributes and children as an element; texts become text, never markup
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// JSON that was compressed and written in base64
async function unpack(id) {
  const bytes = Uint8Array.from(atob(byId(id).textContent.trim()), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return JSON.parse(await new Response(stream).text());
}

function drawCharts() {
  const specs = JSON.parse(byId("specs").textContent);
  for (const [id, spec] of Object.entries(specs)) {
    const figure = byId(id);
    if (id === "map") spec.height = Math.min(520, Math.round(figure.clientWidth * 0.5));
    // Vega names its element "Vega visualization" and its marks not at all: the figure around it is the image that is read out, its numbers stand below
    const drawing = figure.appendChild(make("div", { "aria-hidden": "true" }));
    // `ast` reads Vega's expressions without eval, which the page's policy forbids
    vegaEmbed(drawing, spec, { mode: "vega-lite", renderer: "svg", actions: false, ast: true }).then(
      () => figure.setAttribute("data-drawn", ""), (error) => figure.append(`not drawn: ${error.message}`));
  }
}

class Events {
  constructor(head) {
    this.head = head;
    this.blocks = new Map();
    this.page = 0;
    this.asked = 0;
    this.found = Array.from({ length: head.count }, (_, row) => row);
  }

  value(row, name) {
    const column = this.head.columns[name];
    return column.values[column.rows[row]];
  }

  // the evidence of one row: [long columns, words, pieces of the sentence]
  async evidence(row) {
    const number = Math.floor(row / this.head.block);
    if (!this.blocks.has(number)) this.blocks.set(number, unpack(`block-${number}`));
    return (await this.blocks.get(number))[row % this.head.block];
  }

  // rows that hold every word of the search, of the chosen root and country; a newer search ends an older one
  async search(text, root, country) {
    const mine = ++this.asked;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const found = [];
    for (let row = 0; row < this.head.count; row++) {
      if (root && !this.value(row, "cameo_code").startsWith(root)) continue;
      if (country && this.value(row, "country") !== country) continue;
      if (words.length) {
        const [long, said, pieces] = await this.evidence(row);
        if (mine !== this.asked) return;
        const short = COLUMNS.map(([name]) => this.value(row, name));
        const whole = [...short, ...long, ...said, pieces.filter((_, n) => n % 2).join("")].join(" ").toLowerCase();
        if (!words.every((word) => whole.includes(word))) continue;
      }
      found.push(row);
    }
    this.found = found;
    this.show(0);
  }

  show(page) {
    this.page = page;
    const rows = this.found.slice(page * PAGE, (page + 1) * PAGE);
    byId("rows").replaceChildren(...rows.map((row) => this.line(row)));
    const last = page * PAGE + rows.length;
    byId("status").textContent = rows.length
      ? `${(page * PAGE + 1).toLocaleString("en")} to ${last.toLocaleString("en")} of ${this.found.length.toLocaleString("en")} events`
      : "No event fits.";
    byId("before").disabled = byId("first").disabled = page === 0;
    byId("next").disabled = byId("last").disabled = last >= this.found.length;
  }

  line(row) {
    const cells = COLUMNS.map(([name, title]) => {
      const value = this.value(row, name);
      const cell = make("td", { "data-name": title, role: "cell", class: (value === null ? "empty" : "") + (typeof value === "number" ? " number" : "") });
      if (name !== "cameo_name") cell.append(value === null ? "" : String(value));
      else {
        const button = make("button", { type: "button", class: "open", "aria-expanded": "false", "data-row": row }, value);
        button.addEventListener("click", () => this.toggle(button, row));
        cell.append(button);
      }
      return cell;
    });
    return make("tr", { role: "row" }, ...cells);
  }

  async toggle(button, row) {
    const line = button.closest("tr");
    const open = button.getAttribute("aria-expanded") === "true";
    button.setAttribute("aria-expanded", String(!open));
    if (open) return line.nextElementSibling.remove();
    const id = `evidence-${row}`;
    button.setAttribute("aria-controls", id);
    const cell = make("td", { colspan: COLUMNS.length, role: "cell" });
    line.after(make("tr", { class: "evidence", id, role: "row" }, cell));
    cell.append(...this.told(await this.evidence(row)));
  }

  told([long, said, pieces]) {
    const quote = make("blockquote");
    let marked = 0;
    for (let n = 0; n < pieces.length; n += 2) {
      const kinds = KINDS.filter(([bit]) => pieces[n] & bit).map(([, name]) => name);
      marked |= pieces[n];
      quote.append(kinds.length ? make("mark", { class: kinds.join(" ") }, pieces[n + 1], make("small", {}, ` ${kinds.join(", ")}`)) : pieces[n + 1]);
    }
    const list = make("dl");
    const add = (name, value) => value && list.append(make("dt", {}, name), make("dd", {}, String(value)));
    const names = KINDS.filter(([bit]) => bit !== 4);
    said.forEach((words, n) => words && !(marked & names[n][0]) && add(names[n][1], `${words} (not in these words in this sentence)`));
    this.head.long.forEach((name, n) => add(name, long[n]));
    return [quote, list];
  }
}

function choices(id, values) {
  for (const value of values) byId(id).append(make("option", { value }, value));
}

async function main() {
  requestAnimationFrame(drawCharts);
  const events = new Events(await unpack("head"));
  const shown = events.head.columns;
  choices("root", [...new Set(shown.cameo_code.values.map((code) => code.slice(0, 2)))].sort());
  choices("country", shown.country.values.filter(Boolean).sort());
  const search = () => events.search(byId("search").value, byId("root").value, byId("country").value);
  let wait;
  byId("search").addEventListener("input", () => { clearTimeout(wait); wait = setTimeout(search, 250); });
  for (const id of ["root", "country"]) byId(id).addEventListener("change", search);
  byId("filter").addEventListener("submit", (event) => { event.preventDefault(); search(); });
  const last = () => Math.max(0, Math.ceil(events.found.length / PAGE) - 1);
  byId("first").addEventListener("click", () => events.show(0));
  byId("before").addEventListener("click", () => events.show(events.page - 1));
  byId("next").addEventListener("click", () => events.show(events.page + 1));
  byId("last").addEventListener("click", () => events.show(last()));
  // report.html#search=KSM opens with what is searched, and its first event opened
  const asked = new URLSearchParams(location.hash.slice(1)).get("search");
  events.show(0);
  if (asked) {
    byId("search").value = asked;
    await search();
    document.querySelector("button.open")?.click();
    byId("table").scrollIntoView({ behavior: "instant" });
  }
}

main();
