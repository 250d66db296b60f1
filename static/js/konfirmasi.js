// Asks before a step that matters: data-konfirmasi="Kalimat?" on a form or on its submit button.
const dialog = document.getElementById("dialog-konfirmasi");

function tanya(sumber) {
  const { konfirmasi, konfirmasiJudul, konfirmasiYa, konfirmasiBahaya } = sumber.dataset;
  dialog.querySelector("#konfirmasi-judul").textContent = konfirmasiJudul ?? "Lanjutkan?";
  dialog.querySelector("#konfirmasi-teks").textContent = konfirmasi;
  const ya = dialog.querySelector("[data-ya]");
  ya.textContent = konfirmasiYa ?? "Lanjutkan";
  ya.className = `btn ${konfirmasiBahaya === undefined ? "btn-primary" : "btn-danger"}`;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((jawab) => dialog.addEventListener("close", () => jawab(dialog.returnValue === "ya"), { once: true }));
}

if (dialog) {
  dialog.querySelector("[data-ya]").addEventListener("click", () => dialog.close("ya"));
  dialog.querySelector("[data-tidak]").addEventListener("click", () => dialog.close("tidak"));
  addEventListener("submit", async (acara) => {
    const { target: formulir, submitter: tombol } = acara;
    const sumber = tombol?.dataset.konfirmasi ? tombol : formulir;
    if (!sumber.dataset.konfirmasi || formulir.dataset.disetujui) return;
    acara.preventDefault();
    acara.stopImmediatePropagation();
    if (!(await tanya(sumber))) return;
    formulir.dataset.disetujui = "ya";
    formulir.requestSubmit(tombol);
    delete formulir.dataset.disetujui;
  }, { capture: true });
}
