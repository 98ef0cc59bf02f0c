import type { TermNames } from '@/db/schema'
import type { Country, Topic } from './terms'

/** The countries and topics in the languages of the region: machine-drafted, as docs/languages.md says. */
export const termNames: Record<Country | Topic, TermNames> = {
  regional: { km: 'តំបន់', lo: 'ພາກພື້ນ', my: 'ဒေသတွင်း', th: 'ภูมิภาค', vi: 'Khu vực', zh: '区域' },
  cambodia: { km: 'កម្ពុជា', lo: 'ກຳປູເຈຍ', my: 'ကမ္ဘောဒီးယား', th: 'กัมพูชา', vi: 'Campuchia', zh: '柬埔寨' },
  china: { km: 'ចិន', lo: 'ຈີນ', my: 'တရုတ်', th: 'จีน', vi: 'Trung Quốc', zh: '中国' },
  'lao-pdr': { km: 'ឡាវ', lo: 'ສປປ ລາວ', my: 'လာအို', th: 'สปป. ลาว', vi: 'CHDCND Lào', zh: '老挝' },
  myanmar: { km: 'មីយ៉ាន់ម៉ា', lo: 'ມຽນມາ', my: 'မြန်မာ', th: 'เมียนมา', vi: 'Myanmar', zh: '缅甸' },
  thailand: { km: 'ថៃ', lo: 'ໄທ', my: 'ထိုင်း', th: 'ไทย', vi: 'Thái Lan', zh: '泰国' },
  'viet-nam': { km: 'វៀតណាម', lo: 'ຫວຽດນາມ', my: 'ဗီယက်နမ်', th: 'เวียดนาม', vi: 'Việt Nam', zh: '越南' },
  'commit-process': {
    km: 'ដំណើរការ COMMIT',
    lo: 'ຂະບວນການ COMMIT',
    my: 'COMMIT လုပ်ငန်းစဉ်',
    th: 'กระบวนการ COMMIT',
    vi: 'Tiến trình COMMIT',
    zh: 'COMMIT 进程',
  },
  protection: {
    km: 'ការការពារ',
    lo: 'ການປົກປ້ອງ',
    my: 'ကာကွယ်စောင့်ရှောက်ရေး',
    th: 'การคุ้มครอง',
    vi: 'Bảo vệ',
    zh: '保护',
  },
  prevention: {
    km: 'ការបង្ការ',
    lo: 'ການປ້ອງກັນ',
    my: 'ကြိုတင်ကာကွယ်ရေး',
    th: 'การป้องกัน',
    vi: 'Phòng ngừa',
    zh: '预防',
  },
  policy: { km: 'គោលនយោបាយ', lo: 'ນະໂຍບາຍ', my: 'မူဝါဒ', th: 'นโยบาย', vi: 'Chính sách', zh: '政策' },
  research: { km: 'ការស្រាវជ្រាវ', lo: 'ການຄົ້ນຄວ້າ', my: 'သုတေသန', th: 'การวิจัย', vi: 'Nghiên cứu', zh: '研究' },
  newsletter: {
    km: 'ព្រឹត្តិបត្រព័ត៌មាន',
    lo: 'ຈົດໝາຍຂ່າວ',
    my: 'သတင်းလွှာ',
    th: 'จดหมายข่าว',
    vi: 'Bản tin',
    zh: '通讯',
  },
  publications: {
    km: 'ឯកសារបោះពុម្ពផ្សាយ',
    lo: 'ສິ່ງພິມ',
    my: 'ထုတ်ဝေစာများ',
    th: 'สิ่งพิมพ์',
    vi: 'Ấn phẩm',
    zh: '出版物',
  },
  archive: {
    km: 'អំពីបណ្ណសារ',
    lo: 'ກ່ຽວກັບຄັງຂ່າວ',
    my: 'မှတ်တမ်းတိုက်အကြောင်း',
    th: 'เกี่ยวกับคลังข่าว',
    vi: 'Về kho lưu trữ',
    zh: '关于存档',
  },
}
