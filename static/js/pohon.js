// The performance tree: folding, zoom, pan, search, keyboard; and, on a draft, editing. Positions are SVG attributes.
import { LEBAR, tata } from "./pohon-tata.js";
import { pasangSunting } from "./pohon-sunting.js";

const W = 216, H = 92, SELA_X = 24, SELA_Y = 32, TUMPUK = 20, TEPI = 12;
const SETENGAH = (W + SELA_X) / LEBAR, BARIS = H + SELA_Y;
const SVG = "http://www.w3.org/2000/svg";

export class Pohon {
  constructor(kotak) {
    this.kotak = kotak;
    this.bidang = kotak.querySelector("[data-bidang]");
    this.kabar = kotak.querySelector("[data-kabar]");
    this.rinci = kotak.querySelector("[data-rinci]");
    this.tertutup = new Set();
    this.pilihan = null;
    this.baca();
    this.simpul.forEach((s) => { if (s.g.getAttribute("aria-expanded") === "false") this.tertutup.add(s.id); });
    this.kuasai();
    this.susun();
    this.muat();
    const awal = this.simpul.get(location.hash.replace("#k-", "")) ?? this.akar[0];
    if (awal) this.pilih(awal, { fokus: false });
  }

  // Read the drawing: conditions in reading order with their children.
  baca() {
    this.svg = this.bidang.querySelector("svg");
    this.simpul = new Map();
    this.akar = [];
    for (const g of this.svg.querySelectorAll(".kondisi")) {
      const satu = { id: g.id.slice(2), g, anak: [], induk: null, teks: g.getAttribute("aria-label").toLowerCase() };
      this.simpul.set(satu.id, satu);
    }
    this.simpul.forEach((s) => {
      s.induk = this.simpul.get(s.g.dataset.induk) ?? null;
      (s.induk ? s.induk.anak : this.akar).push(s);
    });
    this.ukuran = [0, 0, 1, 1];
  }

  // The drawing anew after a step: what was folded stays folded.
  ganti(gambar, pilih) {
    this.bidang.innerHTML = gambar;
    const jendela = this.jendela;
    this.baca();
    this.tertutup = new Set([...this.tertutup].filter((id) => this.simpul.get(id)?.anak.length));
    let atas = this.simpul.get(String(pilih ?? ""))?.induk;
    for (; atas; atas = atas.induk) this.tertutup.delete(atas.id);
    this.susun();
    this.lihat(jendela);
    const satu = this.simpul.get(String(pilih ?? "")) ?? this.akar[0];
    if (satu) this.pilih(satu);
  }

  tampak(s) { return this.tertutup.has(s.id) ? [] : s.anak; }

  susun() {
    const letak = tata(this.akar, (s) => this.tampak(s));
    let kanan = 0, bawah = 0;
    this.simpul.forEach((s) => {
      const t = letak.get(s);
      const garis = this.svg.getElementById?.(`g-${s.id}`) ?? this.svg.querySelector(`#g-${s.id}`);
      if (!t) { s.g.setAttribute("display", "none"); garis?.setAttribute("display", "none"); return; }
      s.x = TEPI + t.x * SETENGAH + (t.tumpuk ? TUMPUK : 0);
      s.y = TEPI + t.y * BARIS;
      s.tumpuk = t.tumpuk;
      kanan = Math.max(kanan, s.x + W); bawah = Math.max(bawah, s.y + H);
      s.g.removeAttribute("display");
      s.g.setAttribute("transform", `translate(${s.x} ${s.y})`);
      if (s.anak.length) {
        const tutup = this.tertutup.has(s.id);
        s.g.setAttribute("aria-expanded", String(!tutup));
        const teks = s.g.querySelector(".lipat text");
        if (teks) teks.textContent = tutup ? `+${s.anak.length}` : "–";
      }
      this.gariskan(s, garis);
    });
    this.ukuran = [0, 0, kanan + TEPI, bawah + TEPI + 14];
  }

  gariskan(s, garis) {
    if (!s.induk) return;
    const path = garis ?? this.svg.querySelector(".garis").appendChild(Object.assign(document.createElementNS(SVG, "path"), { id: `g-${s.id}` }));
    const b = s.induk.y + H;
    path.removeAttribute("display");
    path.setAttribute("d", s.tumpuk ? `M${s.induk.x + 8} ${b}V${s.y + H / 2}H${s.x}` : `M${s.induk.x + W / 2} ${b}V${b + SELA_Y / 2}H${s.x + W / 2}V${s.y}`);
  }

  lihat(jendela) {
    this.jendela = jendela;
    this.svg.setAttribute("viewBox", jendela.map((n) => Math.round(n * 100) / 100).join(" "));
  }

  // Everything in view, but letters never larger than life.
  muat() {
    const [, , w, h] = this.ukuran;
    const { width, height } = this.bidang.getBoundingClientRect();
    const skala = Math.max(w / width, h / height, 1);
    const lw = width * skala, lh = height * skala;
    this.lihat([(w - lw) / 2, skala > 1 ? (h - lh) / 2 : 0, lw, lh]);
  }

  perbesar(kali, cx = 0.5, cy = 0.5) {
    const [x, y, w, h] = this.jendela;
    const { width } = this.bidang.getBoundingClientRect();
    const lw = Math.min(Math.max(w / kali, width / 3), Math.max(this.ukuran[2] * 3, width * 3));
    const lh = h * (lw / w);
    this.lihat([x + (w - lw) * cx, y + (h - lh) * cy, lw, lh]);
  }

  // Bring a condition into view without changing the size, unless letters would be too small to read.
  tengokkan(s) {
    let [x, y, w, h] = this.jendela;
    const { width, height } = this.bidang.getBoundingClientRect();
    if (w > width * 1.7) { w = width * 1.2; h = height * 1.2; x = -Infinity; }
    if (s.x < x || s.x + W > x + w || s.y < y || s.y + H > y + h) this.lihat([s.x + W / 2 - w / 2, s.y + H / 2 - h / 2, w, h]);
  }

  pilih(s, { fokus = true, tengok = fokus } = {}) {
    if (this.pilihan) { this.pilihan.g.setAttribute("tabindex", "-1"); this.pilihan.g.removeAttribute("aria-selected"); this.pilihan.g.classList.remove("pilih"); }
    this.pilihan = s;
    s.g.setAttribute("tabindex", "0");
    s.g.setAttribute("aria-selected", "true");
    s.g.classList.add("pilih");
    this.rinci.textContent = s.g.getAttribute("aria-label");
    if (tengok) this.tengokkan(s);
    if (fokus) s.g.focus({ preventScroll: true });
  }

  lipat(s, tutup = !this.tertutup.has(s.id)) {
    if (!s.anak.length) return;
    if (tutup) this.tertutup.add(s.id); else this.tertutup.delete(s.id);
    this.susun();
    this.katakan(tutup ? `Ditutup: ${s.anak.length} kondisi di bawahnya.` : `Dibuka: ${s.anak.length} kondisi.`);
  }

  lipatSemua(tutup) {
    this.tertutup = new Set(tutup ? [...this.simpul.values()].filter((s) => s.anak.length && s.induk).map((s) => s.id) : []);
    if (tutup && this.pilihan) { let s = this.pilihan; while (s.induk?.induk) s = s.induk; this.pilih(s, { fokus: false }); }
    this.susun();
    this.muat();
  }

  urut() {
    const hasil = [];
    const turun = (s) => { hasil.push(s); this.tampak(s).forEach(turun); };
    this.akar.forEach(turun);
    return hasil;
  }

  katakan(teks) { this.kabar.textContent = teks; }

  cari(kata) {
    const bersih = kata.trim().toLowerCase();
    this.cocok = [];
    this.simpul.forEach((s) => {
      const ya = bersih.length > 1 && s.teks.includes(bersih);
      s.g.classList.toggle("cocok", ya);
      if (ya) this.cocok.push(s);
    });
    if (bersih.length < 2) return this.katakan(`${this.simpul.size} kondisi.`);
    for (const s of this.cocok) for (let a = s.induk; a; a = a.induk) this.tertutup.delete(a.id);
    this.susun();
    this.katakan(this.cocok.length ? `${this.cocok.length} kondisi cocok. Enter menuju yang berikut.` : "Tidak ada yang cocok.");
    if (this.cocok.length) this.pilih(this.cocok[0], { fokus: false, tengok: true });
  }

  cariBerikut() {
    if (!this.cocok?.length) return;
    const ke = this.cocok.indexOf(this.pilihan);
    this.pilih(this.cocok[(ke + 1) % this.cocok.length], { fokus: false, tengok: true });
  }

  dari(target) { return this.simpul.get(target.closest?.(".kondisi")?.id?.slice(2) ?? "") ?? null; }

  kuasai() {
    this.bidang.addEventListener("keydown", (e) => this.ketik(e));
    this.bidang.addEventListener("wheel", (e) => this.roda(e), { passive: false });
    this.bidang.addEventListener("pointerdown", (e) => this.tekan(e));
    this.kotak.querySelector("[data-cari]").addEventListener("input", (e) => this.cari(e.target.value));
    this.kotak.querySelector("[data-cari]").addEventListener("keydown", (e) => { if (e.key === "Enter") { e.preventDefault(); this.cariBerikut(); } });
    const alat = { perkecil: () => this.perbesar(0.8), perbesar: () => this.perbesar(1.25), muat: () => this.muat(), buka: () => this.lipatSemua(false), tutup: () => this.lipatSemua(true) };
    this.kotak.addEventListener("click", (e) => alat[e.target.closest("[data-alat]")?.dataset.alat]?.());
  }

  ketik(e) {
    const s = this.pilihan;
    if (!s || e.altKey || e.ctrlKey || e.metaKey) return;
    const urut = this.urut(), ke = urut.indexOf(s);
    const jalan = {
      ArrowDown: () => urut[ke + 1] && this.pilih(urut[ke + 1]),
      ArrowUp: () => urut[ke - 1] && this.pilih(urut[ke - 1]),
      ArrowRight: () => (this.tertutup.has(s.id) ? this.lipat(s, false) : s.anak[0] && this.pilih(s.anak[0])),
      ArrowLeft: () => (s.anak.length && !this.tertutup.has(s.id) ? this.lipat(s, true) : s.induk && this.pilih(s.induk)),
      Home: () => this.pilih(urut[0]),
      End: () => this.pilih(urut.at(-1)),
      " ": () => this.lipat(s),
      "+": () => this.perbesar(1.25),
      "-": () => this.perbesar(0.8),
      0: () => this.muat(),
      "/": () => this.kotak.querySelector("[data-cari]").focus(),
    }[e.key];
    if (jalan) { e.preventDefault(); jalan(); }
  }

  roda(e) {
    if (!e.ctrlKey && !e.metaKey) return;
    e.preventDefault();
    const b = this.bidang.getBoundingClientRect();
    this.perbesar(e.deltaY < 0 ? 1.15 : 0.87, (e.clientX - b.left) / b.width, (e.clientY - b.top) / b.height);
  }

  tekan(e) {
    if (e.button) return;
    const s = this.dari(e.target);
    if (s && e.target.closest(".lipat")) { this.pilih(s, { tengok: false }); this.lipat(s); return; }
    if (s) { this.pilih(s, { tengok: false }); if (this.seret?.(s, e)) return; }
    this.geserkan(e);
  }

  geserkan(e) {
    const awal = this.jendela, x0 = e.clientX, y0 = e.clientY, skala = awal[2] / this.bidang.getBoundingClientRect().width;
    const gerak = (m) => { this.bidang.classList.add("geser"); this.lihat([awal[0] - (m.clientX - x0) * skala, awal[1] - (m.clientY - y0) * skala, awal[2], awal[3]]); };
    const lepas = () => { this.bidang.classList.remove("geser"); removeEventListener("pointermove", gerak); removeEventListener("pointerup", lepas); removeEventListener("pointercancel", lepas); };
    addEventListener("pointermove", gerak); addEventListener("pointerup", lepas); addEventListener("pointercancel", lepas);
  }
}

for (const kotak of document.querySelectorAll("[data-pohon]")) {
  const pohon = new Pohon(kotak);
  if (kotak.dataset.langkah) pasangSunting(pohon);
  kotak.dataset.siap = "ya";
}
