import type { Spoken } from './say'

/** Said below a chart, in the language of the text. */
export const figureWords: Spoken<{ download: string }> = {
  en: { download: 'Download the figures (CSV)' },
  km: { download: 'ទាញយកតួលេខ (CSV)' },
  lo: { download: 'ດາວໂຫຼດຕົວເລກ (CSV)' },
  my: { download: 'ကိန်းဂဏန်းများကို ဒေါင်းလုဒ်လုပ်ရန် (CSV)' },
  th: { download: 'ดาวน์โหลดตัวเลข (CSV)' },
  vi: { download: 'Tải số liệu (CSV)' },
  zh: { download: '下载数据（CSV）' },
}
