// Creates and collects one-off statements beside an answering server for some seconds, then exits. A binding that frees
// a statement at the wrong moment aborts the process. Usage: node one-off-statements.mjs SECONDS
import { createServer } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

const { default: Database } = await import('better-sqlite3')
const seconds = Number(process.argv[2] ?? 60)
const db = new Database(':memory:')
db.exec('create table entries (id integer primary key, title text not null)')
const recent = []
let count = 0

const server = createServer((_, response) => {
  const id = ++count
  const insert = db.prepare(`insert into entries (title) values ('Entry ${id}')`)
  const select = db.prepare(`select title from entries where id = ${id}`)
  insert.run()
  const { title } = select.get()
  if (id % 1_000 === 0) db.exec(`delete from entries where id < ${id - 10}`)
  // Keeps statements and ballast for a while, so that both the young and the old collector meet them.
  recent.push({ insert, select, ballast: `${title} `.repeat(400).split(' ') })
  if (recent.length > 2_000) recent.length = 0
  response.end(title)
})
// On a busy machine, an idle connection could be closed just when it is used again.
server.keepAliveTimeout = 0
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
const address = `http://127.0.0.1:${server.address().port}/`
const end = performance.now() + seconds * 1_000
await Promise.all([ask(), ask(), ask(), ask()])
server.close()
server.closeAllConnections()
console.log(`Node ${process.versions.node}: ${2 * count} statements in ${seconds} s`)

async function ask() {
  while (performance.now() < end) {
    const title = await (await fetch(address)).text()
    if (!title.startsWith('Entry ')) throw new Error(`Not a title: ${title}`)
    // Pauses now and then, so that the old collector can finish in a task of its own.
    if (count % 500 === 0) await wait(50)
  }
}
