import type { Language } from '@/lib/languages'
import { calloutKinds, type CalloutKind } from './schema'

type Labels = {
  callouts: Record<CalloutKind, string>
  table: (number: number) => string
  /** Where a film is to be seen: the name of the other site. */
  videoOn: (host: string) => string
  footnote: (number: number) => string
  backTo: (number: number) => string
  footnotes: string
}

/** What a text says by itself beside what was written: in its own language, whatever the page around it speaks. */
export const labels: Record<Language, Labels> = {
  en: {
    callouts: calloutKinds,
    table: (number) => `Table ${number}`,
    videoOn: (host) => `Video on ${host}`,
    footnote: (number) => `Footnote ${number}`,
    backTo: (number) => `Back to footnote ${number} in the text`,
    footnotes: 'Footnotes',
  },
  km: {
    callouts: { note: 'ចំណាំ', advice: 'ដំបូន្មាន', important: 'សំខាន់', warning: 'ការព្រមាន' },
    table: (number) => `តារាងទី ${number}`,
    videoOn: (host) => `វីដេអូនៅលើ ${host}`,
    footnote: (number) => `កំណត់សម្គាល់ទី ${number}`,
    backTo: (number) => `ត្រឡប់ទៅកំណត់សម្គាល់ទី ${number} ក្នុងអត្ថបទ`,
    footnotes: 'កំណត់សម្គាល់',
  },
  lo: {
    callouts: { note: 'ໝາຍເຫດ', advice: 'ຄຳແນະນຳ', important: 'ສຳຄັນ', warning: 'ຄຳເຕືອນ' },
    table: (number) => `ຕາຕະລາງ ${number}`,
    videoOn: (host) => `ວິດີໂອຢູ່ ${host}`,
    footnote: (number) => `ໝາຍເຫດທ້າຍບົດ ${number}`,
    backTo: (number) => `ກັບໄປໝາຍເຫດທ້າຍບົດ ${number} ໃນບົດຄວາມ`,
    footnotes: 'ໝາຍເຫດທ້າຍບົດ',
  },
  my: {
    callouts: { note: 'မှတ်ချက်', advice: 'အကြံပြုချက်', important: 'အရေးကြီးသည်', warning: 'သတိပေးချက်' },
    table: (number) => `ဇယား ${number}`,
    videoOn: (host) => `${host} ပေါ်ရှိ ဗီဒီယို`,
    footnote: (number) => `အောက်ခြေမှတ်စု ${number}`,
    backTo: (number) => `စာသားထဲရှိ အောက်ခြေမှတ်စု ${number} သို့ ပြန်သွားရန်`,
    footnotes: 'အောက်ခြေမှတ်စုများ',
  },
  th: {
    callouts: { note: 'หมายเหตุ', advice: 'คำแนะนำ', important: 'สำคัญ', warning: 'คำเตือน' },
    table: (number) => `ตาราง ${number}`,
    videoOn: (host) => `วิดีโอที่ ${host}`,
    footnote: (number) => `เชิงอรรถ ${number}`,
    backTo: (number) => `กลับไปยังเชิงอรรถ ${number} ในบทความ`,
    footnotes: 'เชิงอรรถ',
  },
  vi: {
    callouts: { note: 'Ghi chú', advice: 'Lời khuyên', important: 'Quan trọng', warning: 'Cảnh báo' },
    table: (number) => `Bảng ${number}`,
    videoOn: (host) => `Phim trên ${host}`,
    footnote: (number) => `Chú thích ${number}`,
    backTo: (number) => `Trở lại chú thích ${number} trong bài`,
    footnotes: 'Chú thích',
  },
  zh: {
    callouts: { note: '说明', advice: '建议', important: '重要', warning: '警告' },
    table: (number) => `表 ${number}`,
    videoOn: (host) => `${host} 上的视频`,
    footnote: (number) => `脚注 ${number}`,
    backTo: (number) => `返回正文中的脚注 ${number}`,
    footnotes: '脚注',
  },
}
