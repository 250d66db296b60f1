// The worksheet by keyboard and with a live preview. Without this script the page is a plain form.
const formulir = document.querySelector("[data-lke]");

if (formulir) {
  const tombol = [...formulir.querySelectorAll('input[name="jawaban"]')];
  const hasil = document.querySelector("[data-sesudah]");
  const usulan = document.querySelector("[data-usulan]");
  const saran = (formulir.dataset.saran ?? "").split(" ").filter(Boolean);
  const alasan = formulir.querySelector("[data-alasan]");

  const pratinjau = () => {
    const dipilih = tombol.find((t) => t.checked);
    if (hasil) hasil.textContent = dipilih ? dipilih.dataset.hasil : hasil.dataset.sesudah;
    if (alasan) {
      const perlu = dipilih?.value === "AA" || dipilih?.value === "A";
      alasan.hidden = !perlu && !alasan.querySelector("textarea").value;
    }
  };

  const usulkan = () => {
    if (!usulan || !saran.length) return;
    const terpilih = [...formulir.querySelectorAll(".ruas input:checked")].filter((i) => i.value);
    const penuh = terpilih.filter((i) => i.dataset.penuh !== undefined).length;
    const kode = terpilih.length ? saran[penuh] : "";
    usulan.textContent = kode ? `saran dari kriteria: ${kode} (${penuh} dari ${saran.length - 1} terpenuhi)` : "saran muncul setelah kriteria diisi";
    for (const t of tombol) t.closest("label").classList.toggle("usulan", t.value === kode);
  };

  const pilih = (t) => {
    if (!t || t.disabled) return;
    t.checked = true;
    t.focus();
    t.dispatchEvent(new Event("change", { bubbles: true }));
  };

  const huruf = { a: ["A", "AA"], b: ["B", "BB"], c: ["C", "CC"], d: ["D"], e: ["E"] };
  const menurutTombol = (kunci) => {
    if (/^[1-9]$/.test(kunci)) return tombol[Number(kunci) - 1];
    const calon = huruf[kunci.toLowerCase()]?.map((k) => tombol.find((t) => t.value === k)).filter(Boolean) ?? [];
    const letak = calon.findIndex((t) => t.checked);
    return calon[(letak + 1) % calon.length];
  };

  formulir.addEventListener("change", () => { pratinjau(); usulkan(); });
  formulir.addEventListener("keydown", (acara) => {
    const { target } = acara;
    if (acara.altKey || acara.metaKey) return;
    if (acara.key === "Enter" && (target.tagName !== "TEXTAREA" || acara.ctrlKey) && target.tagName !== "BUTTON") {
      acara.preventDefault();
      formulir.requestSubmit(formulir.querySelector('[name="lanjut"]'));
    } else if (!acara.ctrlKey && target.name === "jawaban") {
      const t = menurutTombol(acara.key);
      if (t) { acara.preventDefault(); pilih(t); }
    }
  });
  // From anywhere outside a field, a digit or letter goes to the answers.
  document.addEventListener("keydown", (acara) => {
    if (acara.target !== document.body || acara.ctrlKey || acara.altKey || acara.metaKey) return;
    const t = menurutTombol(acara.key);
    if (t) { acara.preventDefault(); pilih(t); }
  });
  pratinjau();
  usulkan();
}
