import type { Spoken } from './say'

type Words = { cite: string; bibtex: string; one: string; several: string; these: string }

/** Words about how to cite, and to take references along. */
export const citeWords: Spoken<Words> = {
  en: {
    cite: 'Cite',
    bibtex: 'BibTeX to copy',
    one: 'Take the reference along',
    several: 'Take the references along',
    these: 'Take these references along:',
  },
  km: {
    cite: 'ការយោង',
    bibtex: 'BibTeX សម្រាប់ចម្លង',
    one: 'យកឯកសារយោងទៅប្រើ',
    several: 'យកឯកសារយោងទៅប្រើ',
    these: 'យកឯកសារយោងទាំងនេះទៅប្រើ៖',
  },
  lo: {
    cite: 'ການອ້າງອີງ',
    bibtex: 'BibTeX ສຳລັບສຳເນົາ',
    one: 'ນຳເອົາຂໍ້ອ້າງອີງໄປໃຊ້',
    several: 'ນຳເອົາຂໍ້ອ້າງອີງໄປໃຊ້',
    these: 'ນຳເອົາຂໍ້ອ້າງອີງເຫຼົ່ານີ້ໄປໃຊ້:',
  },
  my: {
    cite: 'ကိုးကားရန်',
    bibtex: 'ကူးယူရန် BibTeX',
    one: 'ကိုးကားချက်ကို ယူရန်',
    several: 'ကိုးကားချက်များကို ယူရန်',
    these: 'ဤကိုးကားချက်များကို ယူရန် -',
  },
  th: {
    cite: 'การอ้างอิง',
    bibtex: 'BibTeX สำหรับคัดลอก',
    one: 'นำรายการอ้างอิงไปใช้',
    several: 'นำรายการอ้างอิงไปใช้',
    these: 'นำรายการอ้างอิงเหล่านี้ไปใช้:',
  },
  vi: {
    cite: 'Trích dẫn',
    bibtex: 'BibTeX để sao chép',
    one: 'Lấy thông tin trích dẫn',
    several: 'Lấy thông tin trích dẫn',
    these: 'Lấy thông tin trích dẫn của các mục này:',
  },
  zh: {
    cite: '引用',
    bibtex: '可复制的 BibTeX',
    one: '导出引文信息',
    several: '导出引文信息',
    these: '导出以上引文信息：',
  },
}
