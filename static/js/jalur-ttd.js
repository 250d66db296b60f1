// The signing form shows only what the chosen way of signing needs. Without script all fields show and the server asks for the right ones.
const MILIK = { basah: ["pindaian"], gerbang: ["nik", "frasa"], lokal: [] };

function sesuaikan(form) {
  const pilihan = form.querySelector("input[name$=jalur]:checked");
  const perlu = MILIK[pilihan ? pilihan.value : ""] || [];
  for (const nama of Object.values(MILIK).flat()) {
    const bidang = form.querySelector(`[name$=${nama}]`);
    const bungkus = bidang && (bidang.closest(".mb-3") || bidang.parentElement);
    if (bungkus) bungkus.hidden = !perlu.includes(nama);
  }
}

for (const form of document.querySelectorAll("form[data-jalur-ttd]")) {
  form.addEventListener("change", () => sesuaikan(form));
  sesuaikan(form);
}
