// Upload forms with progress. The page that answers (with its messages or errors) replaces this one; without script the form works as any other.
const MEGA = 1024 * 1024;

function tampilkan(form, bagian) {
  const kotak = form.querySelector("[data-unggah-kemajuan]");
  kotak.hidden = false;
  const persen = Math.round(bagian * 100);
  kotak.querySelector("progress").value = persen;
  kotak.querySelector("[data-unggah-persen]").textContent = persen < 100 ? `${persen}%` : "100%, sedang diperiksa …";
}

function terapkan(permintaan) {
  const baru = new DOMParser().parseFromString(permintaan.responseText, "text/html").querySelector("main");
  const lama = document.querySelector("main");
  if (!baru || !lama) {
    location.assign(permintaan.responseURL);
    return;
  }
  history.replaceState(null, "", permintaan.responseURL);
  lama.replaceWith(document.importNode(baru, true));
  const sasaran = document.querySelector("main [data-fokus]") || document.querySelector("main");
  sasaran.focus();
  if (window.htmx) window.htmx.process(document.querySelector("main"));
}

function gagal(form, kalimat) {
  form.querySelector("[data-unggah-kemajuan]").hidden = true;
  delete form.dataset.mengunggah;
  const pesan = form.querySelector("[data-unggah-galat]") || form.appendChild(document.createElement("p"));
  pesan.dataset.unggahGalat = "";
  pesan.className = "galat";
  pesan.setAttribute("role", "alert");
  pesan.textContent = kalimat;
}

function kirim(form) {
  const permintaan = new XMLHttpRequest();
  permintaan.open("POST", form.action || location.href);
  permintaan.upload.addEventListener("progress", (kejadian) => {
    if (kejadian.lengthComputable) tampilkan(form, kejadian.loaded / kejadian.total);
  });
  permintaan.addEventListener("load", () => {
    if (permintaan.status === 413) gagal(form, "Berkas terlalu besar untuk peladen. Perkecil berkasnya, lalu unggah lagi.");
    else if (permintaan.status >= 500) gagal(form, "Peladen sedang bermasalah dan berkas belum tersimpan. Coba lagi sebentar lagi.");
    else terapkan(permintaan);
  });
  permintaan.addEventListener("error", () => gagal(form, "Sambungan terputus dan berkas belum tersimpan. Periksa jaringan, lalu unggah lagi."));
  permintaan.send(new FormData(form));
}

document.addEventListener("submit", (kejadian) => {
  const form = kejadian.target;
  if (!form.matches("form[data-unggah]") || kejadian.defaultPrevented) return;
  if (form.dataset.mengunggah) return kejadian.preventDefault();
  const besar = [...form.querySelectorAll("input[type=file]")].some((masukan) => [...masukan.files].some((satu) => satu.size > MEGA));
  if (!besar) return;
  kejadian.preventDefault();
  form.dataset.mengunggah = "ya";
  tampilkan(form, 0);
  kirim(form);
});
