import type { Spoken } from './say'

type Words = {
  nothing: string
  highlights: string
  latest: string
  allNews: string
  inLibrary: string
  allPublications: string
  wholeRecord: string
}

/** The front page. */
export const frontWords: Spoken<Words> = {
  en: {
    nothing: 'Nothing has been published yet.',
    highlights: 'Highlights',
    latest: 'Latest',
    allNews: 'All news',
    inLibrary: 'New in the library',
    allPublications: 'All publications',
    wholeRecord: 'The whole archive',
  },
  km: {
    nothing: 'មិនទាន់មានអ្វីផ្សព្វផ្សាយនៅឡើយទេ។',
    highlights: 'ចំណុចសំខាន់',
    latest: 'ថ្មីៗបំផុត',
    allNews: 'ព័ត៌មានទាំងអស់',
    inLibrary: 'ឯកសារថ្មីក្នុងបណ្ណាល័យ',
    allPublications: 'ឯកសារបោះពុម្ពផ្សាយទាំងអស់',
    wholeRecord: 'បណ្ណសារទាំងមូល',
  },
  lo: {
    nothing: 'ຍັງບໍ່ມີການເຜີຍແຜ່ເທື່ອ.',
    highlights: 'ເລື່ອງເດັ່ນ',
    latest: 'ລ່າສຸດ',
    allNews: 'ຂ່າວທັງໝົດ',
    inLibrary: 'ໃໝ່ໃນຫໍສະໝຸດ',
    allPublications: 'ສິ່ງພິມທັງໝົດ',
    wholeRecord: 'ຄັງເອກະສານທັງໝົດ',
  },
  my: {
    nothing: 'ထုတ်ပြန်ထားသည်များ မရှိသေးပါ။',
    highlights: 'ထူးခြားချက်များ',
    latest: 'နောက်ဆုံးရ',
    allNews: 'သတင်းအားလုံး',
    inLibrary: 'စာကြည့်တိုက်ရှိ အသစ်များ',
    allPublications: 'ထုတ်ဝေစာအားလုံး',
    wholeRecord: 'မှတ်တမ်းတိုက် တစ်ခုလုံး',
  },
  th: {
    nothing: 'ยังไม่มีสิ่งใดเผยแพร่',
    highlights: 'เรื่องเด่น',
    latest: 'ล่าสุด',
    allNews: 'ข่าวทั้งหมด',
    inLibrary: 'มาใหม่ในห้องสมุด',
    allPublications: 'สิ่งพิมพ์ทั้งหมด',
    wholeRecord: 'คลังเก็บทั้งหมด',
  },
  vi: {
    nothing: 'Chưa có gì được đăng.',
    highlights: 'Nổi bật',
    latest: 'Mới nhất',
    allNews: 'Tất cả tin tức',
    inLibrary: 'Mới trong thư viện',
    allPublications: 'Tất cả ấn phẩm',
    wholeRecord: 'Toàn bộ kho lưu trữ',
  },
  zh: {
    nothing: '尚未发布任何内容。',
    highlights: '要闻',
    latest: '最新',
    allNews: '全部新闻',
    inLibrary: '文库新增',
    allPublications: '全部出版物',
    wholeRecord: '全部存档',
  },
}
