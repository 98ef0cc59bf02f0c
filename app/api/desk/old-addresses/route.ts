import { deskRoute } from '@/auth/guard'
import { checkAddresses, saveAddressList, type AddressResult } from '@/domain/addresses/address-check'
import { done } from '@/lib/result'
import { requestText } from '../text-of'

/** Checks what each address answers; `?write=yes` stores them too. The response lists only some of thousands. */
export const POST = deskRoute(async (actor, request, _, now) => {
  const text = await requestText(request)
  if (!text.ok) return text
  const isKept = new URL(request.url).searchParams.get('write') === 'yes'
  const report = await (isKept ? saveAddressList : checkAddresses)(actor, text.value, now)
  if (!report.ok) return report
  const { lines, counts, noted } = report.value
  const firstLines = (is: AddressResult['answers']['is'], max: number) =>
    lines.filter(({ answers }) => answers.is === is).slice(0, max)
  return done({
    counts,
    noted,
    lines: [
      ...firstLines('nothing', 200),
      ...firstLines('unread', 50),
      ...firstLines('moved', 50),
      ...firstLines('withdrawn', 20),
    ],
  })
})
