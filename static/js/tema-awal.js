// Runs before the first paint: where the user follows the system, take the system's theme now.
(() => {
  const akar = document.documentElement;
  if (akar.dataset.tema) return;
  const gelap = matchMedia("(prefers-color-scheme: dark)");
  const pasang = () => { if (!akar.dataset.tema) akar.dataset.bsTheme = gelap.matches ? "dark" : "light"; };
  pasang();
  gelap.addEventListener("change", pasang);
})();
