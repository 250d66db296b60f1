// The grid of monthly values: move and type as in a spreadsheet, each cell saves by itself, nothing typed is lost.
import { bacaBlok } from "./tempelan.js";

const petak = document.getElementById("petak");
const bolehIsi = petak.hasAttribute("data-isi");
const { simpan: URL_SIMPAN, tempel: URL_TEMPEL } = petak.dataset;
const KUNCI = `${petak.dataset.kunci}:${document.body.dataset.pengguna}`;
const kabar = document.getElementById("petak-kabar");
const hitung = document.getElementById("petak-hitung");
const daftarSalah = document.getElementById("petak-salah");
const samping = document.getElementById("petak-samping");
const dialog = document.getElementById("petak-dialog");
const sebulan = petak.classList.contains("sebulan"); // one month: the columns beside it only tell
const jari = matchMedia("(pointer: coarse), (max-width: 700px)"); // a tap opens the cell, Enter goes on in the next
const barisSel = [...petak.tBodies[0].rows];
const kalimatKolom = [...petak.tHead.rows[0].cells].map((th) => th.dataset.kalimat ?? "");
const tertunda = new Map(Object.entries(bacaSimpanan())); // "objek:periode" -> { isi, terlihat, catatan, kalimat }
let kini = null;
let bayangan = null; // a pasted block that waits for Enter
let sunting = null;

function bacaSimpanan() { try { return JSON.parse(localStorage.getItem(KUNCI)) ?? {}; } catch { return {}; } }
function tulisSimpanan() {
  try {
    if (tertunda.size) localStorage.setItem(KUNCI, JSON.stringify(Object.fromEntries(tertunda)));
    else localStorage.removeItem(KUNCI);
  } catch { /* storage full or forbidden: the page still holds it */ }
}
const lambang = () => document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
const objek = (td) => td.parentElement.dataset.o;
const alamat = (td) => `${objek(td)}:${td.dataset.p}`;
const cari = (kunci) => { const [o, p] = kunci.split(":"); return petak.querySelector(`tr[data-o="${o}"] td[data-p="${p}"]`); };
const isiSel = (td) => td.dataset.t ?? td.textContent.trim();
const bisaDiisi = (td) => bolehIsi && td?.dataset.p && !td.classList.contains("k");
const namaSel = (td) => `${td.parentElement.cells[0].querySelector("a").textContent}, ${petak.tHead.rows[0].cells[td.cellIndex].firstChild.textContent}`;
const umumkan = (teks) => { kabar.textContent = teks; };

/* ---- states, counted under the grid ---- */
function tandai(td, keadaan, kalimat = "") {
  if (keadaan) td.dataset.s = keadaan; else delete td.dataset.s;
  if (kalimat) { td.dataset.kalimat = kalimat; td.setAttribute("aria-invalid", String(keadaan === "salah" || keadaan === "bayang-salah")); }
  else { delete td.dataset.kalimat; td.removeAttribute("aria-invalid"); }
  rangkum();
}
function rangkum() {
  const jumlah = (s) => petak.querySelectorAll(`td[data-s="${s}"]`).length;
  const bagian = [["ok", "✓ %d tersimpan"], ["simpan", "↻ %d sedang disimpan"], ["antre", "⏳ %d menunggu dikirim"], ["salah", "! %d salah"], ["usang", "⇄ %d perlu diputuskan"], ["bayang", "%d sel tempelan menunggu: Enter terapkan, Esc batal"]];
  hitung.replaceChildren(...bagian.filter(([s]) => jumlah(s)).map(([s, teks]) => Object.assign(document.createElement("span"), { textContent: teks.replace("%d", jumlah(s)) })));
  const salah = [...petak.querySelectorAll('td[data-s="salah"], td[data-s="usang"], td[data-s="bayang-salah"]')];
  daftarSalah.hidden = !salah.length;
  daftarSalah.replaceChildren(...salah.slice(0, 20).map((td) => {
    const tombol = Object.assign(document.createElement("button"), { type: "button", textContent: `${namaSel(td)}: ${td.dataset.kalimat ?? ""}` });
    tombol.addEventListener("click", () => pilih(td));
    const butir = document.createElement("li");
    butir.append(tombol);
    return butir;
  }));
}

/* ---- moving ---- */
function pilih(td, fokus = true) {
  if (!td) return;
  kini?.setAttribute("tabindex", "-1");
  kini = td;
  td.tabIndex = 0;
  if (fokus) td.focus({ preventScroll: false });
}
function tetangga(td, turun, kanan) {
  const baris = barisSel[barisSel.indexOf(td.parentElement) + turun];
  const kolom = td.cellIndex + kanan;
  return baris && kolom >= 1 && kolom < baris.cells.length ? baris.cells[kolom] : null;
}
function berikut(td, langkah) {
  const semua = barisSel.flatMap((tr) => [...tr.cells]).filter(bisaDiisi);
  return semua[semua.indexOf(td) + langkah] ?? null;
}

/* ---- editing ---- */
function mulai(td, awal = null) {
  if (sunting || bayangan) return;
  if (!bisaDiisi(td)) { umumkan(td.dataset.p ? kalimatKolom[td.cellIndex] || "Anda hanya dapat melihat petak ini." : td.classList.contains("x") ? "Tidak jatuh tempo pada bulan ini." : "Kolom ini hanya menerangkan; isi pada kolom bulannya."); return; }
  const input = Object.assign(document.createElement("input"), { type: "text", value: awal ?? tertunda.get(alamat(td))?.isi ?? isiSel(td), autocomplete: "off", maxLength: 60, enterKeyHint: "next" });
  input.setAttribute("aria-label", namaSel(td));
  sunting = { td, input, asal: isiSel(td) };
  td.append(input);
  td.removeAttribute("tabindex"); // the field stands for the cell until it is left
  input.focus();
  if (awal === null) input.select();
  input.addEventListener("blur", () => selesai(true));
}
function selesai(pakai) {
  if (!sunting) return;
  const { td, input, asal } = sunting;
  const teks = input.value.trim();
  sunting = null;
  input.remove();
  td.tabIndex = td === kini ? 0 : -1;
  if (pakai && (teks !== asal || tertunda.has(alamat(td)))) isi(td, teks);
}
async function isi(td, teks, lain = {}) {
  const catatan = lain.catatan ?? (/^(n\/?a|n\.a\.|tidak berlaku|tb)$/i.test(teks) ? await tanyaSebab(td) : "");
  if (catatan === null) return;
  tertunda.set(alamat(td), { isi: teks, terlihat: lain.terlihat ?? Number(td.dataset.v), catatan });
  tulisSimpanan();
  await kirim(td);
}

/* ---- saving ---- */
async function kirim(td) {
  const kunci = alamat(td);
  const satu = tertunda.get(kunci);
  if (!satu || td.dataset.s === "simpan") return;
  td.firstChild?.nodeType === Node.TEXT_NODE ? (td.firstChild.data = satu.isi) : td.prepend(satu.isi);
  tandai(td, "simpan");
  let jawaban;
  let data = {};
  try {
    jawaban = await fetch(URL_SIMPAN, {
      method: "POST", headers: { "X-CSRFToken": lambang(), Accept: "application/json" }, redirect: "manual",
      body: new URLSearchParams({ objek: objek(td), periode: td.dataset.p, isi: satu.isi, terlihat: satu.terlihat, catatan: satu.catatan ?? "" }),
    });
    if (jawaban.headers.get("content-type")?.includes("json")) data = await jawaban.json();
  } catch { /* no connection */ }
  if (tertunda.get(kunci) !== satu) { delete td.dataset.s; return kirim(td); } // typed on meanwhile
  if (jawaban?.status === 401) { tandai(td, "antre"); dispatchEvent(new Event("sesi-berakhir")); return; }
  if (!jawaban || jawaban.type === "opaqueredirect" || jawaban.status >= 500 || jawaban.status === 429) {
    tandai(td, "antre");
    umumkan("Belum tersambung ke server. Isian tersimpan di peramban ini dan dikirim lagi dengan sendirinya.");
    return;
  }
  if (jawaban.ok) return tersimpan(td, data);
  if (jawaban.status === 409) return usang(td, satu, data);
  satu.kalimat = data.kalimat ?? "Nilai tidak dapat disimpan. Muat ulang halaman, lalu ulangi.";
  tulisSimpanan();
  tandai(td, "salah", satu.kalimat);
  umumkan(`${namaSel(td)} belum disimpan: ${satu.kalimat}`);
}
function pasang(td, data) {
  td.textContent = data.tampil;
  td.dataset.v = data.versi;
  if (data.isi === data.tampil) delete td.dataset.t; else td.dataset.t = data.isi;
  td.classList.toggle("v", data.versi > 1);
}
function tersimpan(td, data) {
  tertunda.delete(alamat(td));
  tulisSimpanan();
  pasang(td, data);
  const c = td.parentElement.querySelector("td[data-c]");
  const capaian = sebulan ? data.sampai : data.capaian;
  if (capaian && c) c.innerHTML = capaian; // made and escaped by the server
  tandai(td, "ok");
  umumkan([`${namaSel(td)}: ${data.tampil || "dikosongkan"} tersimpan.`, ...(data.peringatan ?? [])].join(" "));
  if (td === kini) tampilkan(td);
}
function usang(td, satu, data) {
  tandai(td, "usang", data.kalimat);
  umumkan(data.kalimat);
  tanya(`Nilai berubah sementara Anda mengisi: ${namaSel(td)}`, (wadah) => {
    const kotak = document.createElement("div");
    kotak.className = "banding";
    for (const [judul, teks] of [["Isian Anda", satu.isi || "kosong"], [`Tersimpan${data.oleh ? `, oleh ${data.oleh}` : ""}`, data.isi || "kosong"]]) {
      const sisi = document.createElement("div");
      sisi.append(judul, Object.assign(document.createElement("b"), { textContent: teks }));
      kotak.append(sisi);
    }
    wadah.append(kotak);
  }, [["Pakai isian saya", "saya", "btn-primary"], ["Pakai yang tersimpan", "simpanan", "btn-outline-primary"]]).then((pilihan) => {
    if (pilihan === "saya") return isi(td, satu.isi, { terlihat: data.versi, catatan: satu.catatan });
    if (pilihan === "simpanan") {
      tertunda.delete(alamat(td));
      tulisSimpanan();
      pasang(td, { tampil: data.isi, isi: data.isi, versi: data.versi });
      tandai(td, null);
    }
    td.focus();
  });
}
const kirimSemua = () => { for (const [kunci, satu] of tertunda) { const td = cari(kunci); if (td && !satu.kalimat && td.dataset.s !== "usang") kirim(td); } };

/* ---- dialogs ---- */
function tanya(judul, susun, tombol) {
  document.getElementById("petak-dialog-judul").textContent = judul;
  const wadah = dialog.querySelector("[data-isi]");
  wadah.replaceChildren();
  susun(wadah);
  dialog.querySelector("[data-tombol]").replaceChildren(...tombol.map(([teks, nilai, kelas]) => Object.assign(document.createElement("button"), { type: "submit", value: nilai, textContent: teks, className: `btn ${kelas}` })));
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((selesaikan) => dialog.addEventListener("close", () => selesaikan(dialog.returnValue), { once: true }));
}
async function tanyaSebab(td) {
  const bidang = Object.assign(document.createElement("input"), { type: "text", className: "form-control", id: "petak-sebab", maxLength: 300, required: true });
  const jawab = await tanya(`Mengapa tidak berlaku: ${namaSel(td)}?`, (wadah) => {
    wadah.append(Object.assign(document.createElement("label"), { htmlFor: "petak-sebab", className: "form-label", textContent: "Sebab" }), bidang);
  }, [["Simpan", "ya", "btn-primary"]]);
  td.focus();
  return jawab === "ya" ? bidang.value.trim() : null;
}

/* ---- paste a block ---- */
async function tempel(td, teks) {
  if (td.matches(".i, .c")) { umumkan("Tempel pada kolom bulannya; kolom ini hanya menerangkan."); return; }
  const blok = bacaBlok(teks);
  if (blok.length === 1 && blok[0].length === 1) { if (bisaDiisi(td)) isi(td, blok[0][0]); return; }
  const sel = [];
  for (const [r, isiBaris] of blok.entries()) for (const [k, nilai] of isiBaris.entries()) {
    const tujuan = tetangga(td, r, k);
    if (!tujuan || (!tujuan.dataset.p && !nilai)) continue;
    if (tujuan.hasAttribute("data-c") || nilai === isiSel(tujuan)) continue;
    sel.push({ td: tujuan, isi: nilai });
  }
  if (!sel.length) { umumkan("Tidak ada yang berubah dari tempelan itu."); return; }
  bayangan = sel.map((satu) => ({ ...satu, asal: satu.td.textContent }));
  for (const satu of bayangan) { satu.td.textContent = satu.isi; tandai(satu.td, "bayang"); }
  const galat = await kirimBlok(true);
  umumkan(galat ? `${galat} sel tempelan salah; perbaiki di lembar asalnya. Esc membatalkan.` : `${bayangan?.length ?? 0} sel tempelan siap. Enter menerapkan, Esc membatalkan.`);
}
async function kirimBlok(coba) {
  const sel = bayangan.map(({ td, isi: teks }) => ({ objek: objek(td), periode: td.dataset.p ?? 0, isi: teks, terlihat: Number(td.dataset.v ?? 0) }));
  let data;
  let jawaban;
  try {
    jawaban = await fetch(URL_TEMPEL, { method: "POST", redirect: "manual", headers: { "X-CSRFToken": lambang(), Accept: "application/json", "Content-Type": "application/json" }, body: JSON.stringify({ sel, coba }) });
    data = await jawaban.json();
  } catch { umumkan("Belum tersambung ke server; tempelan belum diterapkan."); return -1; }
  if (jawaban.status === 401) { dispatchEvent(new Event("sesi-berakhir")); return -1; }
  if (!bayangan) return 0;
  for (const { objek: o, periode: p, kalimat } of data.galat ?? []) {
    const satu = bayangan.find(({ td }) => objek(td) === String(o) && (td.dataset.p ?? "0") === String(p));
    if (satu) tandai(satu.td, "bayang-salah", kalimat);
  }
  if (!jawaban.ok) { umumkan(data.kalimat ?? "Tempelan belum dapat diterapkan."); return data.galat?.length ?? 1; }
  return 0;
}
async function terapkan() {
  if (petak.querySelector('td[data-s="bayang-salah"]')) { umumkan("Masih ada sel tempelan yang salah. Tidak ada yang diterapkan."); return; }
  if ((await kirimBlok(false)) !== 0) return;
  bayangan = null;
  location.reload();
}
function batalkan() {
  for (const { td, asal } of bayangan) { td.textContent = asal; tandai(td, null); }
  bayangan = null;
  umumkan("Tempelan dibatalkan.");
}

/* ---- the panel beside the grid ---- */
let jeda = 0;
let diminta = 0;
let terpasang = ""; // the cell the panel shows; a file chosen for it is not thrown away by a fresh copy
const berkasDipilih = () => samping.querySelector("input[type=file]")?.files.length > 0;
async function tampilkan(td) {
  clearTimeout(jeda);
  if (!td.dataset.p || !samping.offsetParent) return;
  const nomor = ++diminta;
  samping.setAttribute("aria-busy", "true");
  jeda = setTimeout(async () => {
    try {
      const jawaban = await fetch(`${location.pathname}${objek(td)}/${td.dataset.p}/`, { headers: { "X-Potongan": "ya", Accept: "text/html, application/json" }, redirect: "manual" });
      const isiBaru = jawaban.ok ? await jawaban.text() : null;
      if (isiBaru !== null && nomor === diminta && !(terpasang === alamat(td) && berkasDipilih())) { samping.innerHTML = isiBaru; terpasang = alamat(td); }
    } catch { /* offline: the panel stays as it is */ }
    if (nomor === diminta) samping.setAttribute("aria-busy", "false");
  }, 180);
}
samping.addEventListener("submit", async (acara) => {
  const formulir = acara.target.closest("form[data-bukti]");
  if (!formulir) return;
  acara.preventDefault();
  const tombol = formulir.querySelector("button");
  tombol.disabled = true;
  tombol.textContent = "Mengunggah …";
  try {
    const jawaban = await fetch(formulir.action, { method: "POST", body: new FormData(formulir), headers: { "X-Potongan": "ya", "X-CSRFToken": lambang(), Accept: "text/html, application/json" }, redirect: "manual" });
    if (jawaban.status === 401) return dispatchEvent(new Event("sesi-berakhir"));
    if (jawaban.headers.get("content-type")?.includes("html")) samping.innerHTML = await jawaban.text();
    samping.querySelector("[data-fokus]")?.focus();
    umumkan(jawaban.ok ? "Bukti tersimpan." : "Bukti belum tersimpan.");
  } catch { umumkan("Belum tersambung ke server; bukti belum terunggah. Coba lagi."); } finally { tombol.disabled = false; if (tombol.isConnected) tombol.textContent = "Unggah"; }
});

/* ---- keys and pointer ---- */
const GERAK = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
petak.addEventListener("keydown", (acara) => {
  const td = acara.target.closest("td");
  if (!td) return;
  if (sunting) {
    if (acara.key === "Enter" || acara.key === "Tab") {
      acara.preventDefault();
      const asal = sunting.td;
      selesai(true);
      const langsung = acara.key === "Enter" && jari.matches;
      const turun = acara.shiftKey ? -1 : 1;
      const tujuan = (acara.key === "Enter" && !langsung ? tetangga(asal, turun, 0) : berikut(asal, turun)) ?? asal;
      pilih(tujuan);
      if (langsung && tujuan !== asal) mulai(tujuan);
    } else if (acara.key === "Escape") {
      const asal = sunting.td;
      selesai(false);
      pilih(asal);
    }
    return;
  }
  if (bayangan && (acara.key === "Enter" || acara.key === "Escape")) { acara.preventDefault(); if (acara.key === "Enter") terapkan(); else batalkan(); return; }
  if (acara.ctrlKey || acara.metaKey || acara.altKey) {
    if (acara.key === "Home" || acara.key === "End") { acara.preventDefault(); pilih(acara.key === "Home" ? barisSel[0].cells[1] : [...barisSel.at(-1).cells].at(-1)); }
    return;
  }
  if (GERAK[acara.key]) { acara.preventDefault(); pilih(tetangga(td, ...GERAK[acara.key])); }
  else if (acara.key === "Home" || acara.key === "End") { acara.preventDefault(); pilih(acara.key === "Home" ? td.parentElement.cells[1] : [...td.parentElement.cells].at(-1)); }
  else if (acara.key === "Enter" || acara.key === "F2") { acara.preventDefault(); mulai(td); }
  else if ((acara.key === "Delete" || acara.key === "Backspace") && bisaDiisi(td) && isiSel(td)) { acara.preventDefault(); isi(td, ""); }
  else if (acara.key === "Escape" && td.dataset.s === "salah") { tertunda.delete(alamat(td)); tulisSimpanan(); location.reload(); }
  else if (acara.key.length === 1) { acara.preventDefault(); mulai(td, acara.key); }
});
petak.addEventListener("focusin", ({ target }) => {
  const td = target.closest("td");
  if (!td || target.tagName === "INPUT") return;
  pilih(td, false);
  tampilkan(td);
  const kalimat = td.dataset.kalimat ?? (td.classList.contains("k") ? kalimatKolom[td.cellIndex] : "");
  if (kalimat) umumkan(kalimat);
});
petak.addEventListener("click", ({ target }) => { const td = target.closest("td"); if (!td || target.tagName === "INPUT" || sunting) return; pilih(td); if (jari.matches && bisaDiisi(td)) mulai(td); });
petak.addEventListener("dblclick", ({ target }) => { const td = target.closest("td"); if (td && target.tagName !== "INPUT") mulai(td); });
document.addEventListener("paste", (acara) => {
  if (sunting || !kini || !bolehIsi || !petak.contains(document.activeElement)) return;
  acara.preventDefault();
  if (bayangan) batalkan();
  tempel(kini, acara.clipboardData.getData("text/plain"));
});
document.addEventListener("copy", (acara) => {
  if (!kini || sunting || document.activeElement !== kini || !getSelection().isCollapsed) return;
  acara.preventDefault();
  acara.clipboardData.setData("text/plain", isiSel(kini));
});

/* ---- start ---- */
for (const tr of barisSel) for (const td of [...tr.cells].slice(1)) td.tabIndex = -1;
const terbuka = barisSel.flatMap((tr) => [...tr.cells]).find((td) => bisaDiisi(td) && !td.textContent.trim());
pilih(terbuka ?? barisSel[0]?.cells[1], false);
kini?.scrollIntoView({ block: "nearest", inline: "nearest" });
const lain = [...tertunda.keys()].filter((kunci) => !cari(kunci)).length; // typed in cells that this view does not show
for (const [kunci, satu] of tertunda) {
  const td = cari(kunci);
  if (!bisaDiisi(td)) { if (td) { tandai(td, "salah", `Isian “${satu.isi}” belum terkirim: ${kalimatKolom[td.cellIndex]}`); } continue; }
  td.textContent = satu.isi;
  tandai(td, satu.kalimat ? "salah" : "antre", satu.kalimat ?? "");
}
if (tertunda.size) umumkan([tertunda.size > lain ? `${tertunda.size - lain} isian dari kunjungan sebelumnya sedang dikirim.` : "", lain ? `${lain} isian bulan lain belum terkirim; buka tampilan Tahun untuk mengirimnya.` : ""].join(" ").trim());
kirimSemua();
addEventListener("online", kirimSemua);
setInterval(() => { if (petak.querySelector('td[data-s="antre"]') && navigator.onLine && !document.getElementById("dialog-sesi")?.open) kirimSemua(); }, 10_000);
addEventListener("beforeunload", (acara) => { if (bayangan) acara.preventDefault(); });
