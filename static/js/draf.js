// Typed work is never lost: what is typed into a form is kept in this browser until the server confirms that it arrived.
// Kept per user and page for a week. Never kept: passwords, codes, files, hidden fields.
const pengguna = document.body.dataset.pengguna;
const AWALAN = "draf:";
const UMUR = 7 * 24 * 3600 * 1000;
const LEWATI = new Set(["password", "file", "hidden", "submit", "button", "reset", "image"]);

const kunci = (formulir) => `${AWALAN}${pengguna}:${location.pathname}#${formulir.id || formulir.getAttribute("action") || [...document.forms].indexOf(formulir)}`;
const semua = () => Object.keys(localStorage).filter((k) => k.startsWith(AWALAN));

function baca(k) {
  try { return JSON.parse(localStorage.getItem(k)); } catch { return null; }
}
function tulis(k, isi) {
  try { localStorage.setItem(k, JSON.stringify(isi)); } catch { /* storage full or forbidden: typing goes on */ }
}

function bidang(formulir) {
  return [...formulir.elements].filter((e) => e.name && !LEWATI.has(e.type) && !/^(off|one-time-code)$/.test(e.autocomplete ?? "") && !e.closest("[data-tanpa-draf]"));
}
function isi(formulir) {
  return bidang(formulir).map((e) => {
    if (e.type === "checkbox" || e.type === "radio") return [e.name, e.value, e.checked];
    if (e.multiple) return [e.name, null, [...e.selectedOptions].map((o) => o.value)];
    return [e.name, null, e.value];
  });
}
function kembalikan(formulir, daftar) {
  const sisa = bidang(formulir);
  for (const [nama, nilai, keadaan] of daftar) {
    const letak = sisa.findIndex((e) => e.name === nama && (nilai === null || e.value === nilai));
    if (letak < 0) continue;
    const [e] = sisa.splice(letak, 1);
    if (nilai !== null) e.checked = keadaan;
    else if (Array.isArray(keadaan)) for (const o of e.options) o.selected = keadaan.includes(o.value);
    else e.value = keadaan;
    e.dispatchEvent(new Event("change", { bubbles: true }));
  }
}

function simpan(formulir) {
  const k = kunci(formulir);
  const lama = baca(k);
  const draf = { id: lama?.id ?? crypto.randomUUID?.() ?? `${Date.now()}-${Math.floor(Math.random() * 1e9)}`, pada: Date.now(), halaman: location.pathname + location.search, isi: isi(formulir), dikirim: false };
  tulis(k, draf);
  return draf;
}

function catatan(formulir, draf, k, sudah) {
  const kotak = document.createElement("div");
  kotak.className = "pesan p-awas tanpa-cetak";
  kotak.setAttribute("role", "status");
  const dalam = document.createElement("div");
  dalam.className = "isi";
  const pada = new Date(draf.pada).toLocaleString("id-ID", { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" });
  dalam.append(sudah ? `Isian Anda dari ${pada} yang belum sampai ke server telah dikembalikan ke formulir ini. Periksa, lalu simpan. ` : `Ada isian dari ${pada} yang belum disimpan. `);
  const baris = document.createElement("div");
  const tambah = (teks, kelas, kerja) => {
    const b = Object.assign(document.createElement("button"), { type: "button", className: `btn btn-sm ${kelas}`, textContent: teks });
    b.addEventListener("click", kerja);
    baris.append(b);
  };
  if (!sudah) tambah("Pulihkan", "btn-primary", () => { kembalikan(formulir, draf.isi); kotak.remove(); catatan(formulir, draf, k, true); });
  tambah("Buang", "btn-outline-secondary", () => { localStorage.removeItem(k); if (sudah) formulir.reset(); kotak.remove(); });
  dalam.append(baris);
  kotak.append(dalam);
  formulir.before(kotak);
}

function dipantau(formulir) {
  return pengguna && formulir.method === "post" && !formulir.hasAttribute("data-tanpa-draf") && formulir.closest("main");
}

function pantau(formulir) {
  let jeda = 0;
  formulir.addEventListener("input", () => { clearTimeout(jeda); jeda = setTimeout(() => simpan(formulir), 500); });
  const k = kunci(formulir);
  const draf = baca(k);
  if (!draf || JSON.stringify(draf.isi) === JSON.stringify(isi(formulir))) return;
  if (draf.dikirim) kembalikan(formulir, draf.isi);
  catatan(formulir, draf, k, draf.dikirim);
}

function tandai(acara) {
  const formulir = acara.target;
  if (acara.defaultPrevented || formulir.method !== "post") return;
  const kuki = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1];
  const lambang = formulir.elements.namedItem("csrfmiddlewaretoken");
  if (kuki && lambang) lambang.value = kuki; // another tab may have signed in again meanwhile
  if (formulir.hasAttribute("data-buang-draf")) for (const k of semua()) if (k.startsWith(`${AWALAN}${pengguna}:`)) localStorage.removeItem(k);
  if (!dipantau(formulir) || !bidang(formulir).length) return;
  const draf = { ...simpan(formulir), dikirim: true };
  tulis(kunci(formulir), draf);
  let tanda = formulir.querySelector("input[name=_draf]");
  if (!tanda) formulir.append((tanda = Object.assign(document.createElement("input"), { type: "hidden", name: "_draf" })));
  tanda.value = draf.id;
}

const tiba = document.cookie.match(/(?:^|; )draf_terkirim=([^;]+)/)?.[1];
for (const k of semua()) {
  const draf = baca(k);
  if (!draf || draf.id === tiba || Date.now() - draf.pada > UMUR) localStorage.removeItem(k);
}
if (tiba) document.cookie = "draf_terkirim=; path=/; max-age=0; samesite=lax";

addEventListener("submit", tandai);
for (const formulir of document.forms) if (dipantau(formulir)) pantau(formulir);

// At the door: lead the way back to the page whose form could not be sent.
const lanjut = document.querySelector("form[data-masuk] input[name=next]");
const terakhir = semua().map(baca).filter((d) => d?.dikirim && Date.now() - d.pada < 15 * 60 * 1000).sort((a, b) => b.pada - a.pada)[0];
const pemberitahuan = document.querySelector("[data-ada-draf]");
if (!pengguna && terakhir && pemberitahuan) {
  pemberitahuan.hidden = false;
  if (lanjut) lanjut.value = terakhir.halaman;
}
