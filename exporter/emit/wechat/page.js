const article = document.querySelector("main");
const said = document.getElementById("said");

const twins = () => ({ "text/html": article.innerHTML, "text/plain": article.innerText });

function copyBySelection() {
  const selection = getSelection();
  selection.selectAllChildren(article);
  const fill = (event) => {
    for (const [type, text] of Object.entries(twins())) event.clipboardData.setData(type, text);
    event.preventDefault();
  };
  document.addEventListener("copy", fill, { once: true });
  const done = document.execCommand("copy");
  document.removeEventListener("copy", fill);
  selection.removeAllRanges();
  return done;
}

async function copy() {
  try {
    const blobs = Object.entries(twins()).map(([type, text]) => [type, new Blob([text], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    return true;
  } catch {
    return copyBySelection();
  }
}

document.getElementById("copy").addEventListener("click", async () => {
  said.textContent = (await copy())
    ? "已复制，请在公众号编辑器中粘贴。"
    : "浏览器不允许复制，请在正文中全选后手动复制。";
});
