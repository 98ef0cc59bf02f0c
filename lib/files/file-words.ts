import { deskLanguage, type Language } from '../languages/languages'
import type { MediaType } from './media-types'
import { formatNumber } from '../text/numbers'

const office = 'application/vnd.openxmlformats-officedocument.'
const open = 'application/vnd.oasis.opendocument.'

const letters: Partial<Record<MediaType, string>> = {
  'image/jpeg': 'JPEG',
  'image/png': 'PNG',
  'image/webp': 'WebP',
  'application/pdf': 'PDF',
  'audio/mpeg': 'MP3',
  'audio/mp4': 'M4A',
  'audio/ogg': 'Ogg',
  'video/mp4': 'MP4',
  'video/webm': 'WebM',
}

const worded = {
  [`${office}wordprocessingml.document`]: 'word',
  [`${office}spreadsheetml.sheet`]: 'excel',
  [`${office}presentationml.presentation`]: 'powerpoint',
  [`${open}text`]: 'text',
  [`${open}spreadsheet`]: 'spreadsheet',
  [`${open}presentation`]: 'presentation',
  'text/csv': 'csv',
} as const

type Words = Record<(typeof worded)[keyof typeof worded], string> & { pages: (n: number) => string }

const words: Record<Language, Words> = {
  en: {
    word: 'Word document',
    excel: 'Excel workbook',
    powerpoint: 'PowerPoint presentation',
    text: 'OpenDocument text',
    spreadsheet: 'OpenDocument spreadsheet',
    presentation: 'OpenDocument presentation',
    csv: 'CSV table',
    pages: (n) => `${formatNumber(n)} ${n === 1 ? 'page' : 'pages'}`,
  },
  km: {
    word: 'ឯកសារ Word',
    excel: 'តារាង Excel',
    powerpoint: 'បទបង្ហាញ PowerPoint',
    text: 'អត្ថបទ OpenDocument',
    spreadsheet: 'តារាង OpenDocument',
    presentation: 'បទបង្ហាញ OpenDocument',
    csv: 'តារាង CSV',
    pages: (n) => `${formatNumber(n, 'km')} ទំព័រ`,
  },
  lo: {
    word: 'ເອກະສານ Word',
    excel: 'ຕາຕະລາງ Excel',
    powerpoint: 'ບົດນຳສະເໜີ PowerPoint',
    text: 'ຂໍ້ຄວາມ OpenDocument',
    spreadsheet: 'ຕາຕະລາງ OpenDocument',
    presentation: 'ບົດນຳສະເໜີ OpenDocument',
    csv: 'ຕາຕະລາງ CSV',
    pages: (n) => `${formatNumber(n, 'lo')} ໜ້າ`,
  },
  my: {
    word: 'Word စာတမ်း',
    excel: 'Excel ဇယား',
    powerpoint: 'PowerPoint တင်ပြချက်',
    text: 'OpenDocument စာတမ်း',
    spreadsheet: 'OpenDocument ဇယား',
    presentation: 'OpenDocument တင်ပြချက်',
    csv: 'CSV ဇယား',
    pages: (n) => `${formatNumber(n, 'my')} မျက်နှာ`,
  },
  th: {
    word: 'เอกสาร Word',
    excel: 'ตาราง Excel',
    powerpoint: 'งานนำเสนอ PowerPoint',
    text: 'ข้อความ OpenDocument',
    spreadsheet: 'ตาราง OpenDocument',
    presentation: 'งานนำเสนอ OpenDocument',
    csv: 'ตาราง CSV',
    pages: (n) => `${formatNumber(n, 'th')} หน้า`,
  },
  vi: {
    word: 'Tài liệu Word',
    excel: 'Bảng tính Excel',
    powerpoint: 'Bài trình chiếu PowerPoint',
    text: 'Văn bản OpenDocument',
    spreadsheet: 'Bảng tính OpenDocument',
    presentation: 'Bài trình chiếu OpenDocument',
    csv: 'Bảng CSV',
    pages: (n) => `${formatNumber(n, 'vi')} trang`,
  },
  zh: {
    word: 'Word 文档',
    excel: 'Excel 工作簿',
    powerpoint: 'PowerPoint 演示文稿',
    text: 'OpenDocument 文档',
    spreadsheet: 'OpenDocument 表格',
    presentation: 'OpenDocument 演示文稿',
    csv: 'CSV 表格',
    pages: (n) => `${formatNumber(n, 'zh')} 页`,
  },
}

export function formatName(type: MediaType, language: Language = deskLanguage): string {
  return letters[type] ?? words[language][worded[type as keyof typeof worded]]
}

export function pagesOf(n: number, language: Language = deskLanguage) {
  return words[language].pages(n)
}
