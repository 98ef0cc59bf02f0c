import type { Folder } from '../../folder'
import { goneHtaccess, htaccess } from './apache'
import { netlifyHeaders, netlifyRedirects } from './netlify'
import { nginxRedirects, nginxServer } from './nginx'
import type { Rules } from './rules'

/** What servers of three kinds read, so that old addresses lead on and what was taken out answers 410. */
export async function writeHosting(folder: Folder, rules: Rules) {
  await folder.write('_redirects', netlifyRedirects(rules))
  await folder.write('_headers', netlifyHeaders())
  await folder.write('nginx-redirects.conf', nginxRedirects(rules))
  await folder.write('nginx-server.conf', nginxServer())
  await folder.write('.htaccess', htaccess(rules))
  for (const path of rules.gonePaths) await folder.write(`${decodeURI(path).slice(1)}/.htaccess`, goneHtaccess(path))
}
