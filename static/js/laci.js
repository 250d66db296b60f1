// Escape closes the drawer also while it still slides in: Bootstrap listens only once the focus has moved inside.
addEventListener("keydown", ({ key }) => {
  const laci = key === "Escape" && document.querySelector(".offcanvas-lg.showing");
  if (laci) laci.addEventListener("shown.bs.offcanvas", () => bootstrap.Offcanvas.getInstance(laci).hide(), { once: true });
});
