// The theme switch: light, dark, or as the system says. The cookie lets the server render the choice without a flash.
const akar = document.documentElement;
const tombol = [...document.querySelectorAll("[data-tema-pilih]")];
const nama = { terang: "light", gelap: "dark" };

function tampilkan() {
  for (const satu of tombol) satu.setAttribute("aria-pressed", String(satu.dataset.temaPilih === (akar.dataset.tema ?? "")));
}

function pilih(tema) {
  if (tema) akar.dataset.tema = tema;
  else delete akar.dataset.tema;
  const sistem = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  akar.dataset.bsTheme = nama[tema] ?? sistem;
  document.cookie = `tema=${tema}; path=/; max-age=${tema ? 31536000 : 0}; samesite=lax`;
  tampilkan();
}

for (const satu of tombol) satu.addEventListener("click", () => pilih(satu.dataset.temaPilih));
tampilkan();
