// node --import tsx cli/moving/in-engine.ts [index] export FILE MOMENT
import { closeDatabase, inReadSnapshot } from '@/db/connection'
import { isPostgres } from '@/db/kit'
import { updateStatistics } from '@/db/statistics'
import { indexMissing } from '@/domain/entries/search-index'
import { writeJsonFile } from '../exports/json/write-json'

const [momentArgument, fileArgument, ...commandArguments] = process.argv.slice(2).reverse()

if (commandArguments.includes('index')) {
  await indexMissing({ isRead: false, each: (indexed) => console.log(`${indexed} texts and pages can be found`) })
  if (!isPostgres) await updateStatistics('whole')
}
await inReadSnapshot(() =>
  writeJsonFile(fileArgument!, Number(momentArgument), (entries) => console.log(`${entries} texts written`)),
)
closeDatabase()
