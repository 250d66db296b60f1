// Copies text: data-salin="#id" on a button copies the value or the text of that element.
addEventListener("click", async ({ target }) => {
  const tombol = target.closest?.("[data-salin]");
  const asal = tombol && document.querySelector(tombol.dataset.salin);
  if (!asal) return;
  const semula = tombol.textContent;
  try {
    await navigator.clipboard.writeText(asal.value ?? asal.textContent.trim());
    tombol.textContent = "Tersalin";
  } catch {
    getSelection().selectAllChildren(asal);
    tombol.textContent = "Tekan Ctrl+C";
  }
  setTimeout(() => { tombol.textContent = semula; }, 2000);
});
