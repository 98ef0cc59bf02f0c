import { expect, test } from 'vitest'
import { asksForHelp } from './words-of-need'

test.each([
  'help',
  'I need HELP!',
  'hotline number',
  'sister was trafficked',
  'how to escape',
  'my friend is in danger',
  'rescue',
  "I can't leave",
  'ជំនួយ',
  'សូមជួយខ្ញុំផង',
  'ຂໍຄວາມຊ່ວຍເຫຼືອ',
  'ສາຍດ່ວນ',
  'ကျွန်မကို ကယ်ပါ',
  'အကူအညီလိုတယ်',
  'ช่วยด้วย',
  'สายด่วนค้ามนุษย์',
  'cứu tôi',
  'cuu toi voi',
  'đường dây nóng',
  'duong day nong',
  '救命',
  '求助热线',
])('“%s” is asked by who may need help', (q) => expect(asksForHelp(q)).toBe(true))

test.each([
  'trafficking in persons report 2014',
  'nghiên cứu', // research, which has the syllable of "rescue" in it
  'หนี้', // a debt, which begins like "to flee"
  'ໜີ້',
  'helpful', // a part of a word is none
  'training',
  'រាយការណ៍',
  'အစီရင်ခံစာ',
  '报告',
  '',
  '"',
])('“%s” is not', (q) => expect(asksForHelp(q)).toBe(false))
