const desks = [...document.querySelectorAll(".desk")];
const said = document.getElementById("said");
const page = document.documentElement;
const keep = document.getElementById("keep");

const articleOf = (desk) => desk.querySelector("main");
const sampleOf = (desk) => desk.querySelector("template").content;
const twins = (article) => ({ "text/html": article.innerHTML, "text/plain": article.innerText });

function copyByEvent(texts, article) {
  const selection = getSelection();
  selection.selectAllChildren(article);
  const fill = (event) => {
    for (const [type, text] of Object.entries(texts)) event.clipboardData.setData(type, text);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  selection.removeAllRanges();
  return done;
}

async function copy(texts, article) {
  try {
    const blobs = Object.entries(texts).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyByEvent(texts, article);
  }
}

async function copyPicture(image) {
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d").drawImage(image, 0, 0);
  const blob = new Promise((done) => canvas.toBlob(done, "image/png"));
  try {
    await navigator.clipboard.write([new ClipboardItem({ "image/png": blob })]);
    return true;
  } catch {
    return false;
  }
}

function show(night) {
  page.classList.toggle("night", night);
  document.getElementById("dark").setAttribute("aria-pressed", night);
  document.getElementById("day").setAttribute("aria-pressed", !night);
}

// Each article as the platform keeps it, with the pictures that the article has already.
function showKept(kept) {
  for (const desk of desks) {
    const article = articleOf(desk);
    const sample = sampleOf(desk);
    const shown = article.nextElementSibling;
    if (kept && sample.hasChildNodes()) {
      const left = document.createElement("main");
      left.className = "left";
      left.append(sample.cloneNode(true));
      const pictures = article.querySelectorAll("img");
      for (const [place, image] of left.querySelectorAll("img").entries()) {
        image.setAttribute("src", pictures[place].getAttribute("src"));
      }
      article.after(left);
    } else if (shown.matches(".left")) {
      shown.remove();
    }
  }
  const lost = desks.some((desk) => sampleOf(desk).hasChildNodes());
  keep.setAttribute("aria-pressed", kept);
  said.textContent = !kept ? "" : lost ? "以下是公众号会保留的部分。" : "公众号会原样保留全部正文。";
}

// Whoever selects by hand at night must not carry the colours of the night away.
document.addEventListener("copy", () => {
  if (!page.classList.contains("night")) return;
  page.classList.remove("night");
  setTimeout(() => page.classList.add("night"));
});

document.getElementById("day").addEventListener("click", () => show(false));
document.getElementById("dark").addEventListener("click", () => show(true));
keep.addEventListener("click", () => showKept(keep.getAttribute("aria-pressed") === "false"));
for (const desk of desks) {
  const article = articleOf(desk);
  const button = desk.querySelector(".copy") ?? document.getElementById("copy");
  button.addEventListener("click", async () => {
    showKept(false);
    said.textContent = (await copy(twins(article), article))
      ? "已复制，请在公众号编辑器中粘贴。"
      : "浏览器不允许复制，请在正文中全选后手动复制。";
  });
  for (const shown of desk.querySelectorAll(".crops img")) {
    shown.setAttribute("src", article.querySelector("img").getAttribute("src"));
  }
  desk.querySelector("[id^=copy-cover]")?.addEventListener("click", async (event) => {
    const done = await copyPicture(article.querySelector("img"));
    event.target.textContent = done ? "已复制" : "请在正文中另存";
  });
}
for (const button of document.querySelectorAll("[data-copy]")) {
  const value = document.getElementById(button.dataset.copy);
  button.addEventListener("click", async () => {
    const done = await copy({ "text/plain": value.textContent }, value);
    button.textContent = done ? "已复制" : "请手动复制";
  });
}
