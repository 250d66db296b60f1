// Layout of the tree on a grid of half-columns and rows, the same as renstra/rules/pohon/tata.py: needed here when parts are hidden.
export const LEBAR = 2;
const TUMPUK_MULAI = 2;

export function tata(akar, anak) {
  const bagian = akar.map((satu) => susun(satu, anak));
  const [geser] = rapatkan(bagian);
  const letak = new Map();
  bagian.forEach((satu, i) => satu.letak.forEach((t, kunci) => letak.set(kunci, { x: t.x + geser[i], y: t.y, tumpuk: t.tumpuk })));
  const kiri = Math.min(...[...letak.values()].map((t) => t.x), Infinity);
  letak.forEach((t) => { t.x -= kiri; });
  return letak;
}

function susun(satu, anak) {
  const bawah = anak(satu);
  const letak = new Map([[satu, { x: 0, y: 0, tumpuk: false }]]);
  if (!bawah.length) return { letak, kontur: [[0, 0]] };
  if (bawah.length >= TUMPUK_MULAI && bawah.every((x) => !anak(x).length)) {
    bawah.forEach((x, i) => letak.set(x, { x: 0, y: i + 1, tumpuk: true }));
    return { letak, kontur: Array.from({ length: bawah.length + 1 }, () => [0, 0]) };
  }
  const bagian = bawah.map((x) => susun(x, anak));
  const [geser, kontur] = rapatkan(bagian);
  const tengah = Math.floor((geser[0] + geser.at(-1)) / 2);
  bagian.forEach((x, i) => x.letak.forEach((t, kunci) => letak.set(kunci, { x: t.x + geser[i] - tengah, y: t.y + 1, tumpuk: t.tumpuk })));
  return { letak, kontur: [[0, 0], ...kontur.map(([a, b]) => [a - tengah, b - tengah])] };
}

function rapatkan(bagian) {
  const geser = [];
  const luar = [];
  for (const satu of bagian) {
    let dx = luar.length ? -Infinity : 0;
    satu.kontur.forEach(([kiri], y) => { if (y < luar.length) dx = Math.max(dx, luar[y][1] + LEBAR - kiri); });
    geser.push(dx);
    satu.kontur.forEach(([kiri, kanan], y) => {
      if (y < luar.length) luar[y][1] = kanan + dx;
      else luar.push([kiri + dx, kanan + dx]);
    });
  }
  return [geser, luar];
}
