// The choice of unit and year opens in a dialog; without script its link opens a page.
const dialog = document.getElementById("dialog-konteks");
const wadah = document.getElementById("konteks-isi");

function saring({ target }) {
  if (!target.matches("[data-saring-unit]")) return;
  const kata = target.value.toLowerCase().split(/\s+/).filter(Boolean);
  let tampak = 0;
  for (const butir of wadah.querySelectorAll("[data-unit]")) {
    butir.hidden = !kata.every((k) => butir.textContent.toLowerCase().includes(k));
    tampak += !butir.hidden;
  }
  wadah.querySelector("[data-tiada]").hidden = tampak > 0;
}

addEventListener("click", async (acara) => {
  const tombol = acara.target.closest?.("[data-konteks]");
  if (acara.target.closest?.("[data-tutup]")) return dialog?.close();
  if (!tombol || !dialog || acara.metaKey || acara.ctrlKey) return;
  acara.preventDefault();
  const jawaban = await fetch(tombol.href, { headers: { "HX-Request": "true" } });
  if (jawaban.status === 401) return dispatchEvent(new Event("sesi-berakhir"));
  if (!jawaban.ok) return location.assign(tombol.href);
  wadah.innerHTML = await jawaban.text();
  dialog.showModal();
  const sasaran = tombol.dataset.konteks === "tahun" ? ".pilih-tahun [aria-current]" : "[data-saring-unit]";
  wadah.querySelector(sasaran)?.focus();
});
wadah?.addEventListener("input", saring);
