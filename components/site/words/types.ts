import type { entryTypes } from '@/lib/kinds/kinds'
import { deskLanguage, type Language } from '@/lib/languages/languages'
import type { Spoken } from './say'

// The names that the interface has for the types of publications and of posts. Never a word that the domain keeps.

type Names = Record<(typeof entryTypes)[number], string>
type Words = { publication: string; one: Names; several: Names }

const types: Spoken<Words> = {
  en: {
    publication: 'Publication',
    one: {
      report: 'Report',
      newsletter: 'Newsletter',
      guide: 'Guide',
      brief: 'Brief',
      agreement: 'Agreement',
      dataset: 'Data set',
      'press-release': 'Press release',
      statement: 'Statement',
      speech: 'Speech',
      'case-study': 'Case study',
    },
    several: {
      report: 'Reports',
      newsletter: 'Newsletters',
      guide: 'Guides',
      brief: 'Briefs',
      agreement: 'Agreements',
      dataset: 'Data sets',
      'press-release': 'Press releases',
      statement: 'Statements',
      speech: 'Speeches',
      'case-study': 'Case studies',
    },
  },
  km: same('ឯកសារបោះពុម្ពផ្សាយ', {
    report: 'របាយការណ៍',
    newsletter: 'ព្រឹត្តិបត្រព័ត៌មាន',
    guide: 'សៀវភៅណែនាំ',
    brief: 'ឯកសារសង្ខេប',
    agreement: 'កិច្ចព្រមព្រៀង',
    dataset: 'សំណុំទិន្នន័យ',
    'press-release': 'សេចក្ដីប្រកាសព័ត៌មាន',
    statement: 'សេចក្ដីថ្លែងការណ៍',
    speech: 'សុន្ទរកថា',
    'case-study': 'ករណីសិក្សា',
  }),
  lo: same('ສິ່ງພິມ', {
    report: 'ບົດລາຍງານ',
    newsletter: 'ຈົດໝາຍຂ່າວ',
    guide: 'ຄູ່ມື',
    brief: 'ບົດສັງລວມຫຍໍ້',
    agreement: 'ຂໍ້ຕົກລົງ',
    dataset: 'ຊຸດຂໍ້ມູນ',
    'press-release': 'ຂ່າວແຈ້ງການ',
    statement: 'ຖະແຫຼງການ',
    speech: 'ຄຳປາໄສ',
    'case-study': 'ກໍລະນີສຶກສາ',
  }),
  my: {
    publication: 'ထုတ်ဝေစာ',
    one: {
      report: 'အစီရင်ခံစာ',
      newsletter: 'သတင်းလွှာ',
      guide: 'လမ်းညွှန်',
      brief: 'စာတမ်းအကျဉ်း',
      agreement: 'သဘောတူညီချက်',
      dataset: 'အချက်အလက်အစု',
      'press-release': 'သတင်းထုတ်ပြန်ချက်',
      statement: 'ထုတ်ပြန်ကြေညာချက်',
      speech: 'မိန့်ခွန်း',
      'case-study': 'ဖြစ်ရပ်လေ့လာမှု',
    },
    several: {
      report: 'အစီရင်ခံစာများ',
      newsletter: 'သတင်းလွှာများ',
      guide: 'လမ်းညွှန်များ',
      brief: 'စာတမ်းအကျဉ်းများ',
      agreement: 'သဘောတူညီချက်များ',
      dataset: 'အချက်အလက်အစုများ',
      'press-release': 'သတင်းထုတ်ပြန်ချက်များ',
      statement: 'ထုတ်ပြန်ကြေညာချက်များ',
      speech: 'မိန့်ခွန်းများ',
      'case-study': 'ဖြစ်ရပ်လေ့လာမှုများ',
    },
  },
  th: same('สิ่งพิมพ์', {
    report: 'รายงาน',
    newsletter: 'จดหมายข่าว',
    guide: 'คู่มือ',
    brief: 'เอกสารสรุป',
    agreement: 'ความตกลง',
    dataset: 'ชุดข้อมูล',
    'press-release': 'ข่าวประชาสัมพันธ์',
    statement: 'แถลงการณ์',
    speech: 'สุนทรพจน์',
    'case-study': 'กรณีศึกษา',
  }),
  vi: same('Ấn phẩm', {
    report: 'Báo cáo',
    newsletter: 'Bản tin',
    guide: 'Cẩm nang',
    brief: 'Bản tóm lược',
    agreement: 'Thỏa thuận',
    dataset: 'Bộ dữ liệu',
    'press-release': 'Thông cáo báo chí',
    statement: 'Tuyên bố',
    speech: 'Bài phát biểu',
    'case-study': 'Nghiên cứu điển hình',
  }),
  zh: same('出版物', {
    report: '报告',
    newsletter: '通讯',
    guide: '指南',
    brief: '简报',
    agreement: '协议',
    dataset: '数据集',
    'press-release': '新闻稿',
    statement: '声明',
    speech: '讲话',
    'case-study': '案例研究',
  }),
}

/** For a language that has one form for one and for several. */
function same(publication: string, names: Names): Words {
  return { publication, one: names, several: names }
}

/** Returns the name of a type in a language; in English, as catalogues have it, where none is named. */
export function typeName(type: string | null, language: Language = deskLanguage) {
  const { publication, one } = types[language]
  return isType(type) ? one[type] : publication
}

/** Several of a type, as the heading of their list. */
export function typeNames(type: string, language: Language = deskLanguage) {
  return isType(type) ? types[language].several[type] : undefined
}

function isType(type: string | null): type is keyof Names {
  return type !== null && Object.hasOwn(types.en.one, type)
}
