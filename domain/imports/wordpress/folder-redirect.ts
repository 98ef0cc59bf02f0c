import { write } from '@/db/connection'
import { noteOldAddresses } from '@/domain/addresses/old-addresses'
import { ruleContext, sourceIn, whyNoSource } from '@/domain/addresses/redirect-rules'
import { insertRedirects } from '@/domain/addresses/redirects'
import type { ImportContext } from './import-context'

/**
 * Has the front page of a site that was in a folder, `/blog`, lead to the one here, unless this site has something of its own
 * there. By that its lists, feeds and searches are found too.
 */
export async function redirectFolder({ survey: { old }, actor, importId, now }: ImportContext) {
  const source = sourceIn(old.base)
  if (!source.ok || (await whyNoSource(source.value, ruleContext(now)))) return
  await write(async (tx) => {
    await insertRedirects(tx, actor, [{ source: source.value, target: '/', origin: 'import' }], now)
    await noteOldAddresses(tx, [{ url: `${old.url}/`, importId }], now)
  })
}
