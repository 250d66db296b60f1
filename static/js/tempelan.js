// A block as spreadsheets put it on the clipboard: tabs between cells, line ends between rows, quotes around cells with either.
export function bacaBlok(teks) {
  const baris = [[]];
  let sel = "";
  let kutip = false;
  const bersih = teks.replace(/\r\n?/g, "\n").replace(/\n+$/, "");
  for (let i = 0; i < bersih.length; i += 1) {
    const huruf = bersih[i];
    if (kutip) {
      if (huruf !== '"') sel += huruf;
      else if (bersih[i + 1] === '"') { sel += '"'; i += 1; } else kutip = false;
    } else if (huruf === '"' && sel === "") kutip = true;
    else if (huruf === "\t") { baris.at(-1).push(sel.trim()); sel = ""; }
    else if (huruf === "\n") { baris.at(-1).push(sel.trim()); sel = ""; baris.push([]); }
    else sel += huruf;
  }
  baris.at(-1).push(sel.trim());
  return baris;
}
