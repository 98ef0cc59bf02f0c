import { b, h2, link, p, ul } from '../body'
import type { Entry } from '../entry'

// The page on privacy again. Both texts await a native reader; the English one is what they are held to.

const slug = 'privacy'
const on = '2013-05-02 09:00'

export const pagesInOtherLanguages: Entry[] = [
  {
    slug,
    group: slug,
    language: 'km',
    on,
    title: 'ឯកជនភាព',
    summary: 'គ្មានខូគី គ្មានស្គ្រីប គ្មានអ្វីពីកន្លែងផ្សេង។',
    body: [
      // “You can read this archive without leaving anything behind in your browser but its history.”
      p('អ្នកអាចអានបណ្ណសារនេះដោយមិនបន្សល់ទុកអ្វីនៅក្នុងកម្មវិធីរុករករបស់អ្នក ក្រៅពីប្រវត្តិរុករកឡើយ។'),
      ul(
        [b('គ្មានខូគី។ '), 'ទំព័រសាធារណៈមិនដាក់ និងមិនអានខូគីទេ។'],
        [b('គ្មានស្គ្រីប។ '), 'ទំព័រសាធារណៈមិនដំណើរការកម្មវិធីណាមួយនៅក្នុងកម្មវិធីរុករករបស់អ្នកទេ។'],
        [b('គ្មានអ្វីពីកន្លែងផ្សេង។ '), 'ពុម្ពអក្សរ រូបភាព និងឯកសារ មកពីគេហទំព័រនេះ។'],
        [b('គ្មានការរាប់មនុស្ស។ '), 'កម្មវិធីនេះមិនរក្សាបញ្ជីអ្នកអាន ហើយមិនរក្សាទុកអាសយដ្ឋានបណ្តាញរបស់ពួកគេទេ។'],
      ),
      // “What this page cannot promise”
      h2('អ្វីដែលទំព័រនេះមិនអាចសន្យាបាន'),
      // “Your browser keeps a history of the pages you opened; someone who uses the same device can see it.”
      p('កម្មវិធីរុករករបស់អ្នករក្សាទុកប្រវត្តិនៃទំព័រដែលអ្នកបានបើក។ អ្នកដែលប្រើឧបករណ៍ដូចគ្នាអាចមើលឃើញវា។'),
      // “People in the texts: someone who appears in a text can ask for it to be taken out. See Contact.”
      h2('មនុស្សនៅក្នុងអត្ថបទ'),
      p('អ្នកដែលមានឈ្មោះនៅក្នុងអត្ថបទ អាចស្នើសុំឱ្យដកអត្ថបទនោះចេញ។ សូមមើល ', link('ទំនាក់ទំនង', '/contact'), '។'),
    ],
  },
  {
    slug,
    group: slug,
    language: 'zh',
    on,
    title: '隐私',
    summary: '没有 Cookie，没有脚本，没有来自别处的内容。',
    body: [
      // “You can read this archive without leaving anything behind in your browser but its history.”
      p('您可以阅读本档案，除浏览历史外，不会在浏览器中留下任何东西。'),
      ul(
        [b('没有 Cookie。'), '公开页面既不设置也不读取 Cookie。'],
        [b('没有脚本。'), '公开页面不在您的浏览器中运行任何程序。'],
        [b('没有来自别处的内容。'), '字体、图片和文件都来自本网站，其他任何网站都不会得知您在这里。'],
        [b('不统计个人。'), '本软件不保存读者名单，也不存储他们的网络地址。'],
      ),
      // “What this page cannot promise”
      h2('本页不能保证的事'),
      p(
        '您的浏览器会保存打开过的页面的历史记录，使用同一设备的人可以看到。您与本网站之间的机器，以及运行本网站的机器，可能有各自的记录。使用 Gazette 发布内容的机构应在此说明保存哪些记录、保存多久。',
      ),
      // “Staff: signing in sets cookies, for members of staff only.”
      h2('工作人员'),
      p('登录会设置 Cookie，仅限工作人员，只用于保持登录状态。'),
      // “People in the texts: someone who appears in a text can ask for it to be taken out. See Contact.”
      h2('文中人物'),
      p('文中提到的人可以要求撤下该文。此类请求先予满足，再作讨论。参见', link('联系方式', '/contact'), '。'),
    ],
  },
]
