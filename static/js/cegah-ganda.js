// One click, one submission; and errors are read first: focus goes to the error summary.
addEventListener("submit", (acara) => {
  const { target: formulir, submitter: tombol } = acara;
  if (acara.defaultPrevented || formulir.method !== "post") return;
  if (formulir.dataset.terkirim) return acara.preventDefault();
  formulir.dataset.terkirim = "ya";
  tombol?.setAttribute("aria-busy", "true");
  const lepas = () => { delete formulir.dataset.terkirim; tombol?.removeAttribute("aria-busy"); };
  if (formulir.hasAttribute("data-unduhan")) setTimeout(lepas, 3000); // a download leaves the page as it is
  addEventListener("pageshow", lepas, { once: true });
});
document.querySelector("[data-fokus]")?.focus();
