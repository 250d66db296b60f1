// Editing a draft tree: every step goes to the server, which answers with the new drawing and the step that takes it back.
export function pasangSunting(pohon) {
  const { kotak } = pohon;
  const dialog = kotak.querySelector("[data-dialog]");
  const uraian = dialog.querySelector("#dialog-uraian"), jenis = dialog.querySelector("#dialog-jenis"), galat = dialog.querySelector("[data-galat]");
  const urungkan = kotak.querySelector('[data-alat="urungkan"]');
  let revisi = Number(kotak.dataset.revisi), balik = null, sibuk = false, kerja = null;

  async function kirim(langkah, kabar, { urung = true } = {}) {
    if (sibuk) return "Langkah sebelumnya belum selesai.";
    sibuk = true;
    try {
      const token = kotak.querySelector("[name=csrfmiddlewaretoken]").value;
      const jawab = await fetch(kotak.dataset.langkah, { method: "POST", headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token }, body: JSON.stringify({ ...langkah, revisi }) });
      if (jawab.status === 401) { dispatchEvent(new Event("sesi-berakhir")); return "Sesi berakhir. Masuk lagi, lalu ulangi."; }
      const isi = await jawab.json();
      if (!jawab.ok) { pohon.katakan(isi.galat); return isi.galat; }
      revisi = isi.revisi;
      balik = urung ? isi.balik : null;
      urungkan.disabled = !balik;
      pohon.ganti(isi.gambar, isi.simpul ?? langkah.sesudah);
      pohon.katakan(kabar);
      return "";
    } catch {
      pohon.katakan("Langkah tidak terkirim. Periksa sambungan, lalu ulangi.");
      return "Langkah tidak terkirim. Periksa sambungan, lalu ulangi.";
    } finally { sibuk = false; }
  }

  const saudara = (s) => (s.induk ? s.induk.anak : pohon.akar);
  const nomor = (s) => (s ? Number(s.id) : null);

  function buka(judul, teks, pilih, tindakan) {
    kerja = tindakan;
    dialog.querySelector("[data-dialog-judul]").textContent = judul;
    uraian.value = teks; jenis.value = pilih; galat.textContent = "";
    dialog.showModal();
    uraian.focus();
  }

  const tambah = () => buka("Kondisi baru di bawahnya", "", "", () => kirim({ langkah: "tambah", induk: nomor(pohon.pilihan), uraian: uraian.value, jenis: jenis.value }, "Kondisi ditambahkan."));
  const sisip = () => {
    const s = pohon.pilihan;
    if (!s) return tambah();
    buka("Kondisi baru di sampingnya", "", s.g.dataset.jenis, () => kirim({ langkah: "tambah", induk: nomor(s.induk), posisi: saudara(s).indexOf(s) + 1, uraian: uraian.value, jenis: jenis.value }, "Kondisi ditambahkan."));
  };
  const ubah = () => {
    const s = pohon.pilihan;
    if (s) buka("Ubah kondisi", s.g.dataset.uraian, s.g.dataset.jenis, () => kirim({ langkah: "ubah", simpul: nomor(s), isian: { uraian: uraian.value, jenis: jenis.value } }, "Kondisi diubah."));
  };
  const hapus = () => {
    const s = pohon.pilihan;
    if (!s) return;
    const ke = saudara(s).indexOf(s);
    const sesudah = saudara(s)[ke + 1] ?? saudara(s)[ke - 1] ?? s.induk;
    return kirim({ langkah: "hapus", simpul: nomor(s), sesudah: sesudah?.id }, "Kondisi dihapus. Urungkan mengembalikannya.");
  };
  // Steps asked for while one is under way wait their turn, and then see the tree as it has become.
  let antrean = Promise.resolve();
  const lalu = (tindakan) => { if (tindakan) antrean = antrean.then(tindakan); };
  const pindah = (s, induk, posisi, kabar) => kirim({ langkah: "pindah", simpul: nomor(s), induk: nomor(induk), posisi }, kabar);
  const geser = (arah) => {
    const s = pohon.pilihan, ke = s ? saudara(s).indexOf(s) + arah : -1;
    if (s && ke >= 0 && ke < saudara(s).length) return pindah(s, s.induk, ke, "Urutan diubah.");
  };
  const naik = () => { const s = pohon.pilihan; if (s?.induk) return pindah(s, s.induk.induk, saudara(s.induk).indexOf(s.induk) + 1, "Naik satu tingkat."); };
  const masuk = () => { const s = pohon.pilihan, atas = s && saudara(s)[saudara(s).indexOf(s) - 1]; if (atas) return pindah(s, atas, atas.anak.length, "Menjadi bawahan kondisi sebelumnya."); };
  const urung = () => { if (balik) return kirim(balik, "Langkah terakhir diurungkan.", { urung: false }); };
  const kaitkan = () => { if (pohon.pilihan) location.assign(kotak.dataset.kondisi.replace("/0/", `/${pohon.pilihan.id}/`)); };

  const alat = { tambah, sisip, ubah, hapus, awal: () => geser(-1), akhir: () => geser(1), urungkan: urung, kaitkan };
  kotak.addEventListener("click", (e) => lalu(alat[e.target.closest("[data-alat]")?.dataset.alat]));
  pohon.bidang.addEventListener("dblclick", (e) => { if (pohon.dari(e.target)) ubah(); });
  pohon.bidang.addEventListener("keydown", (e) => {
    const tombol = e.altKey
      ? { ArrowUp: () => geser(-1), ArrowDown: () => geser(1), ArrowLeft: naik, ArrowRight: masuk }[e.key]
      : (e.ctrlKey || e.metaKey) && e.key === "z" ? urung : e.ctrlKey || e.metaKey ? null : { Insert: tambah, Enter: ubah, F2: ubah, Delete: hapus }[e.key];
    if (tombol) { e.preventDefault(); e.stopPropagation(); lalu(tombol); }
  }, true);

  dialog.querySelector("[data-batal]").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => pohon.pilihan?.g.focus({ preventScroll: true }));
  dialog.querySelector("form").addEventListener("submit", async (e) => {
    e.preventDefault();
    const salah = await kerja();
    if (salah) galat.textContent = salah; else dialog.close();
  });

  // Drag a condition onto another one to hang it there.
  pohon.seret = (s, e) => {
    const x0 = e.clientX, y0 = e.clientY;
    let mulai = false, tujuan = null;
    const gerak = (m) => {
      if (!mulai && Math.hypot(m.clientX - x0, m.clientY - y0) < 8) return;
      mulai = true;
      s.g.classList.add("diseret");
      const di = pohon.dari(document.elementFromPoint(m.clientX, m.clientY) ?? kotak);
      if (di !== tujuan) { tujuan?.g.classList.remove("tujuan-seret"); tujuan = di === s ? null : di; tujuan?.g.classList.add("tujuan-seret"); }
    };
    const lepas = () => {
      removeEventListener("pointermove", gerak); removeEventListener("pointerup", lepas); removeEventListener("pointercancel", lepas);
      s.g.classList.remove("diseret"); tujuan?.g.classList.remove("tujuan-seret");
      if (mulai && tujuan && tujuan !== s.induk) pindah(s, tujuan, tujuan.anak.length, "Kondisi dipindahkan.");
    };
    addEventListener("pointermove", gerak); addEventListener("pointerup", lepas); addEventListener("pointercancel", lepas);
    return true;
  };
}
