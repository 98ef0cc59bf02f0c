import type { Language } from '@/lib/languages/languages'

// For tests: pages of HTML that a browser prints.

const style = `<style>body{font:10pt/1.4 'Noto Serif','Noto Serif CJK SC',serif}table{border-collapse:collapse}td,th{border:1px solid;padding:2pt 4pt;text-align:left;vertical-align:top}thead{display:table-header-group}tr{break-inside:avoid}</style>`

const sentence = 'The offices of the region agreed on how a report is kept, who may read it and when it is read again. '
const rows = Array.from(
  { length: 30 },
  (_, n) => `<tr><th scope="row">Row ${n + 1}</th><td>${n * 3}</td><td>Note ${n}</td></tr>`,
)

/** Headings, lists in lists, a table over two pages, a figure, a link, a paragraph that a page cuts. */
export const richPage = `<!doctype html><html lang="en"><head><title>How reports are kept</title>${style}</head><body>
<h1>How reports are kept</h1>
<p>Opening words with a <a href="https://example.org/a?b=1">link to a page</a> and <strong>strong</strong> words.</p>
<h2>Steps of the work</h2>
<ol><li>First step</li><li>Second step<ul><li>One part</li><li>Other part</li></ul></li><li>Third step</li></ol>
<p>${sentence.repeat(9)}</p>
<h3>Smaller matters</h3>
<p>${sentence.repeat(16)}</p>
<h2>Numbers</h2>
<table><caption>What was counted</caption><thead><tr><th scope="col">Name</th><th scope="col">Count</th><th scope="col">Remark</th></tr></thead>
<tbody><tr><td colspan="2">Two columns in one</td><td>Here</td></tr>${rows.join('')}</tbody></table>
<h2>A picture</h2>
<figure><img alt="A chart that rises from left to right" width="80" height="40" src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' width='80' height='40'><path d='M0 40 80 0' stroke='black'/></svg>"><figcaption>Figure 1. Growth</figcaption></figure>
<p>Last words of the report.</p></body></html>`

export const columnsPage = `<!doctype html><html lang="en"><head><title>Two columns</title>${style}
<style>div{columns:2;text-align:justify;column-gap:8mm}h2{font-size:13pt}</style></head><body><h1>Two columns</h1>
<div><h2>First part</h2>${`<p>${sentence.repeat(3)}</p>`.repeat(3)}<h2>Second part</h2>${`<p>${sentence.repeat(2)}</p>`.repeat(5)}</div></body></html>`

/** For each language: a heading, a paragraph, items of a list, and cells of a table. */
export const spoken: Record<Language, [heading: string, text: string, items: string[], cells: string[]]> = {
  en: [
    'The work of the year',
    'Reports are read by people who were not there. ',
    ['Read slowly', 'Write plainly'],
    ['Year', 'Place', '2014', 'Bangkok'],
  ],
  km: [
    'ការងារប្រចាំឆ្នាំ',
    'របាយការណ៍ត្រូវបានអានដោយមនុស្សដែលមិនបាននៅទីនោះ។ កម្មវិធីនេះធ្វើឡើងដើម្បីជួយប្រជាជនក្នុងតំបន់។ ',
    ['អានយឺតៗ', 'សរសេរឱ្យច្បាស់'],
    ['ឆ្នាំ', 'ទីកន្លែង', '២០១៤', 'ភ្នំពេញ'],
  ],
  my: [
    'နှစ်၏အလုပ်',
    'အစီရင်ခံစာများကို ထိုနေရာတွင် မရှိခဲ့သူများက ဖတ်ကြသည်။ ဒေသတွင်းပြည်သူများကို ကူညီရန်ဖြစ်သည်။ ',
    ['ဖြည်းဖြည်းဖတ်ပါ', 'ရှင်းလင်းစွာရေးပါ'],
    ['နှစ်', 'နေရာ', '၂၀၁၄', 'ရန်ကုန်'],
  ],
  th: [
    'งานประจำปี',
    'รายงานนี้อ่านโดยผู้ที่ไม่ได้อยู่ที่นั่น และช่วยเหลือประชาชนในภูมิภาค ',
    ['อ่านช้าๆ', 'เขียนให้ชัดเจน'],
    ['ปี', 'สถานที่', '๒๕๕๗', 'กรุงเทพฯ'],
  ],
  lo: [
    'ວຽກງານປະຈຳປີ',
    'ບົດລາຍງານຖືກອ່ານໂດຍຜູ້ທີ່ບໍ່ໄດ້ຢູ່ທີ່ນັ້ນ ແລະ ຊ່ວຍເຫຼືອປະຊາຊົນໃນພາກພື້ນ ',
    ['ອ່ານຊ້າໆ', 'ຂຽນໃຫ້ຊັດເຈນ'],
    ['ປີ', 'ສະຖານທີ່', '໒໐໑໔', 'ວຽງຈັນ'],
  ],
  zh: [
    '本年度的工作',
    '报告的读者当时并不在场。本项目旨在帮助该地区的人民，并记录所做的工作。',
    ['慢慢阅读', '写得清楚'],
    ['年份', '地点', '二〇一四', '北京'],
  ],
  vi: [
    'Công việc trong năm',
    'Báo cáo được đọc bởi những người không có mặt ở đó. Dự án giúp đỡ người dân trong khu vực. ',
    ['Đọc chậm', 'Viết rõ ràng'],
    ['Năm', 'Địa điểm', '2014', 'Hà Nội'],
  ],
}
const fonts: Record<Language, string> = {
  km: 'Noto Sans Khmer',
  my: 'Noto Sans Myanmar',
  th: 'Noto Sans Thai',
  lo: 'Noto Sans Lao',
  zh: 'Noto Sans CJK SC',
}

export function languagePage(language: Language) {
  const [heading, text, items, cells] = spoken[language]!
  const [year, place, aYear, aPlace] = cells
  return `<!doctype html><html lang="${language}"><head><title>${heading}</title>${style}<style>body{font-family:'${fonts[language] ?? 'Noto Serif'}'}</style></head><body>
<h1>${heading}</h1><p>${text.repeat(4)}</p><ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>
<table><tr><th>${year}</th><th>${place}</th></tr><tr><td>${aYear}</td><td>${aPlace}</td></tr></table></body></html>`
}
