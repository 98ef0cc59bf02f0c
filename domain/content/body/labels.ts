import type { Language } from '@/lib/languages/languages'
import { calloutKinds, type CalloutKind } from './schema'

type Labels = {
  callouts: Record<CalloutKind, string>
  table: (number: number) => string
  videoOn: (host: string) => string
  footnote: (number: number) => string
  backTo: (number: number) => string
  footnotes: string
  page: (number: number) => string
  transcript: string
  source: string
  chart: ChartLabels
}

type ChartLabels = {
  bars: string
  line: string
  figures: string
  largest: string
  smallest: string
  first: string
  last: string
  missing: string
}

/** Generated words are in the language of the text, not of the page around it. */
export const labels: Record<Language, Labels> = {
  en: {
    callouts: calloutKinds,
    table: (number) => `Table ${number}`,
    videoOn: (host) => `Video on ${host}`,
    footnote: (number) => `Footnote ${number}`,
    backTo: (number) => `Back to footnote ${number} in the text`,
    footnotes: 'Footnotes',
    page: (number) => `Page ${number}`,
    transcript: 'Transcript',
    source: 'Source',
    chart: {
      bars: 'Bar chart',
      line: 'Line chart',
      figures: 'The figures as a table',
      largest: 'Largest',
      smallest: 'Smallest',
      first: 'First',
      last: 'Last',
      missing: 'no figure',
    },
  },
  km: {
    callouts: { note: 'ចំណាំ', advice: 'ដំបូន្មាន', important: 'សំខាន់', warning: 'ការព្រមាន' },
    table: (number) => `តារាងទី ${number}`,
    videoOn: (host) => `វីដេអូនៅលើ ${host}`,
    footnote: (number) => `កំណត់សម្គាល់ទី ${number}`,
    backTo: (number) => `ត្រឡប់ទៅកំណត់សម្គាល់ទី ${number} ក្នុងអត្ថបទ`,
    footnotes: 'កំណត់សម្គាល់',
    page: (number) => `ទំព័រ ${number}`,
    transcript: 'អត្ថបទដែលនិយាយ',
    source: 'ប្រភព',
    chart: {
      bars: 'ក្រាហ្វិករបារ',
      line: 'ក្រាហ្វិកបន្ទាត់',
      figures: 'តួលេខជាតារាង',
      largest: 'ធំជាងគេ',
      smallest: 'តូចជាងគេ',
      first: 'ដំបូង',
      last: 'ចុងក្រោយ',
      missing: 'គ្មានតួលេខ',
    },
  },
  lo: {
    callouts: { note: 'ໝາຍເຫດ', advice: 'ຄຳແນະນຳ', important: 'ສຳຄັນ', warning: 'ຄຳເຕືອນ' },
    table: (number) => `ຕາຕະລາງ ${number}`,
    videoOn: (host) => `ວິດີໂອຢູ່ ${host}`,
    footnote: (number) => `ໝາຍເຫດທ້າຍບົດ ${number}`,
    backTo: (number) => `ກັບໄປໝາຍເຫດທ້າຍບົດ ${number} ໃນບົດຄວາມ`,
    footnotes: 'ໝາຍເຫດທ້າຍບົດ',
    page: (number) => `ໜ້າ ${number}`,
    transcript: 'ບົດຖອດຄວາມ',
    source: 'ແຫຼ່ງທີ່ມາ',
    chart: {
      bars: 'ແຜນວາດແທ່ງ',
      line: 'ແຜນວາດເສັ້ນ',
      figures: 'ຕົວເລກເປັນຕາຕະລາງ',
      largest: 'ຫຼາຍທີ່ສຸດ',
      smallest: 'ໜ້ອຍທີ່ສຸດ',
      first: 'ທຳອິດ',
      last: 'ສຸດທ້າຍ',
      missing: 'ບໍ່ມີຕົວເລກ',
    },
  },
  my: {
    callouts: { note: 'မှတ်ချက်', advice: 'အကြံပြုချက်', important: 'အရေးကြီးသည်', warning: 'သတိပေးချက်' },
    table: (number) => `ဇယား ${number}`,
    videoOn: (host) => `${host} ပေါ်ရှိ ဗီဒီယို`,
    footnote: (number) => `အောက်ခြေမှတ်စု ${number}`,
    backTo: (number) => `စာသားထဲရှိ အောက်ခြေမှတ်စု ${number} သို့ ပြန်သွားရန်`,
    footnotes: 'အောက်ခြေမှတ်စုများ',
    page: (number) => `စာမျက်နှာ ${number}`,
    transcript: 'ပြောကြားချက် စာသား',
    source: 'ရင်းမြစ်',
    chart: {
      bars: 'ဘားဂရပ်',
      line: 'မျဉ်းဂရပ်',
      figures: 'ကိန်းဂဏန်းများ ဇယားဖြင့်',
      largest: 'အများဆုံး',
      smallest: 'အနည်းဆုံး',
      first: 'ပထမ',
      last: 'နောက်ဆုံး',
      missing: 'ကိန်းဂဏန်း မရှိပါ',
    },
  },
  th: {
    callouts: { note: 'หมายเหตุ', advice: 'คำแนะนำ', important: 'สำคัญ', warning: 'คำเตือน' },
    table: (number) => `ตาราง ${number}`,
    videoOn: (host) => `วิดีโอที่ ${host}`,
    footnote: (number) => `เชิงอรรถ ${number}`,
    backTo: (number) => `กลับไปยังเชิงอรรถ ${number} ในบทความ`,
    footnotes: 'เชิงอรรถ',
    page: (number) => `หน้า ${number}`,
    transcript: 'บทถอดเสียง',
    source: 'ที่มา',
    chart: {
      bars: 'แผนภูมิแท่ง',
      line: 'แผนภูมิเส้น',
      figures: 'ตัวเลขในรูปตาราง',
      largest: 'มากที่สุด',
      smallest: 'น้อยที่สุด',
      first: 'แรกสุด',
      last: 'ล่าสุด',
      missing: 'ไม่มีตัวเลข',
    },
  },
  vi: {
    callouts: { note: 'Ghi chú', advice: 'Lời khuyên', important: 'Quan trọng', warning: 'Cảnh báo' },
    table: (number) => `Bảng ${number}`,
    videoOn: (host) => `Phim trên ${host}`,
    footnote: (number) => `Chú thích ${number}`,
    backTo: (number) => `Trở lại chú thích ${number} trong bài`,
    footnotes: 'Chú thích',
    page: (number) => `Trang ${number}`,
    transcript: 'Bản chép lời',
    source: 'Nguồn',
    chart: {
      bars: 'Biểu đồ thanh',
      line: 'Biểu đồ đường',
      figures: 'Số liệu dạng bảng',
      largest: 'Lớn nhất',
      smallest: 'Nhỏ nhất',
      first: 'Đầu',
      last: 'Cuối',
      missing: 'không có số liệu',
    },
  },
  zh: {
    callouts: { note: '说明', advice: '建议', important: '重要', warning: '警告' },
    table: (number) => `表 ${number}`,
    videoOn: (host) => `${host} 上的视频`,
    footnote: (number) => `脚注 ${number}`,
    backTo: (number) => `返回正文中的脚注 ${number}`,
    footnotes: '脚注',
    page: (number) => `第 ${number} 页`,
    transcript: '文字稿',
    source: '来源',
    chart: {
      bars: '条形图',
      line: '折线图',
      figures: '数据表',
      largest: '最大',
      smallest: '最小',
      first: '最初',
      last: '最后',
      missing: '无数据',
    },
  },
}
