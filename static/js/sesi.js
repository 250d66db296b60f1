// Warns before the session ends, extends it, and says plainly when it is over. Typed work is kept by draf.js.
const { sesiSisa, sesiStatus, sesiPerpanjang, masuk } = document.body.dataset;
const dialog = document.getElementById("dialog-sesi");
const PERINGATAN = 5 * 60;

if (dialog && sesiSisa) {
  let habis = Date.now() + Number(sesiSisa) * 1000;
  let diabaikan = false;
  let berakhir = false;
  const kanal = "BroadcastChannel" in window ? new BroadcastChannel("sesi") : null;
  const sisa = () => Math.round((habis - Date.now()) / 1000);
  const bagian = (nama) => dialog.querySelector(`[data-${nama}]`);

  const geser = (detik) => {
    habis = Date.now() + detik * 1000;
    diabaikan = berakhir = false;
    if (dialog.open) dialog.close();
  };
  const tulisSisa = () => {
    const detik = Math.max(0, sisa());
    bagian("sisa").textContent = detik >= 60 ? `${Math.ceil(detik / 60)} menit` : `${detik} detik`;
  };
  const buka = () => { if (!dialog.open) dialog.showModal(); };
  const akhiri = () => {
    berakhir = true;
    document.getElementById("sesi-judul").textContent = "Sesi Anda sudah berakhir";
    document.getElementById("sesi-teks").textContent = "Isian pada halaman ini tersimpan di peramban ini dan dikembalikan setelah Anda masuk lagi.";
    bagian("saat-sisa").hidden = true;
    bagian("saat-habis").hidden = false;
    bagian("masuk-lagi").href = `${masuk}?next=${encodeURIComponent(location.pathname + location.search)}`;
    buka();
  };
  const tanya = async (alamat, pilihan = {}) => {
    const jawaban = await fetch(alamat, { headers: { Accept: "application/json", ...pilihan.headers }, method: pilihan.method ?? "GET", redirect: "manual" });
    return jawaban.ok ? (await jawaban.json()).sisa : null;
  };
  const perpanjang = async () => {
    const lambang = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/)?.[1] ?? JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
    try {
      const detik = await tanya(sesiPerpanjang, { method: "POST", headers: { "X-CSRFToken": lambang } });
      if (detik === null) return akhiri();
      geser(detik);
      kanal?.postMessage(detik);
    } catch {
      document.getElementById("sesi-teks").textContent = "Server belum dapat dihubungi. Isian Anda aman di peramban ini; coba lagi sebentar.";
    }
  };
  const periksa = async () => {
    if (berakhir || sisa() > PERINGATAN) return;
    if (sisa() <= 0) {
      try { // another tab may have gone on working
        const detik = await tanya(sesiStatus);
        if (detik === null || detik <= 0) akhiri();
        else geser(detik);
      } catch { /* offline: ask again in a while */ }
      return;
    }
    tulisSisa();
    if (!diabaikan) buka();
  };

  bagian("perpanjang").addEventListener("click", perpanjang);
  bagian("abaikan").addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { diabaikan = true; });
  dialog.addEventListener("cancel", (acara) => { if (berakhir) acara.preventDefault(); });
  kanal?.addEventListener("message", ({ data }) => geser(data));
  document.body.addEventListener("htmx:responseError", ({ detail }) => { if (detail.xhr.status === 401) akhiri(); });
  addEventListener("sesi-berakhir", akhiri); // other scripts dispatch this on a 401
  document.addEventListener("visibilitychange", () => { if (!document.hidden) periksa(); });
  setInterval(periksa, 5000);
  periksa();
}
