// Pasting cells of a spreadsheet into a table of fields, and undoing the paste; without it the form works as it is.
for (const petak of document.querySelectorAll("table[data-tempel]")) {
  const riwayat = [];
  const kabar = petak.closest("form")?.querySelector("[data-kabar-tempel]");
  const barisan = () => [...petak.tBodies[0].rows].map((baris) => [...baris.cells].map((sel) => sel.querySelector("input[type=text]")));
  const katakan = (teks) => { if (kabar) kabar.textContent = teks; };
  const isi = (bidang, nilai) => {
    bidang.value = nilai;
    bidang.dispatchEvent(new Event("input", { bubbles: true }));
  };

  petak.addEventListener("paste", (peristiwa) => {
    const asal = peristiwa.target;
    const teks = peristiwa.clipboardData?.getData("text/plain") ?? "";
    if (!(asal instanceof HTMLInputElement) || !/[\t\n]/.test(teks.trim())) return;
    peristiwa.preventDefault();
    const semua = barisan();
    const mulai = semua.findIndex((baris) => baris.includes(asal));
    const kolom = semua[mulai].indexOf(asal);
    const lama = [];
    let luput = 0;
    teks.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((baris, ke) => {
      baris.split("\t").forEach((nilai, geser) => {
        const bidang = semua[mulai + ke]?.[kolom + geser];
        if (!bidang) { luput += nilai.trim() ? 1 : 0; return; }
        lama.push([bidang, bidang.value]);
        isi(bidang, nilai.trim());
      });
    });
    riwayat.push(lama);
    katakan(`${lama.length} sel ditempel${luput ? `, ${luput} sel di luar petak tidak dipakai` : ""}.`);
  });

  petak.addEventListener("keydown", (peristiwa) => {
    if (!(peristiwa.ctrlKey || peristiwa.metaKey) || peristiwa.key.toLowerCase() !== "z" || !riwayat.length) return;
    peristiwa.preventDefault();
    const lama = riwayat.pop();
    for (const [bidang, nilai] of lama) isi(bidang, nilai);
    katakan(`Tempelan ${lama.length} sel diurungkan.`);
  });
}
