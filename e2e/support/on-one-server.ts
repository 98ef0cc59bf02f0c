/** True if all browser tests run once more on two instances with PostgreSQL and a bucket, as `npm run soak -- browsers` has them. */
export const onTwoInstances = Boolean(process.env.E2E_TWO_INSTANCES)

/** Tests that stay on one server, by their file or the beginning of their title in it, with the reason. */
export const onOneServer = {
  'accounts.spec.ts the first account':
    'a start replaces the link of the one before; with several instances it stays for ten minutes',
  'care.spec.ts a stored file': 'damages a file in the folder of uploads',
  'clock.spec.ts': 'the proof of the clock starts servers of its own; the proof of instances asks two',
  'database-away.spec.ts': 'has a PostgreSQL of its own, to which it cuts the way',
  'desk-on-two-instances.spec.ts': 'has two instances of its own',
  'doors.spec.ts a new host name': 'the address at which one server is called',
  'damaged-database.spec.ts': 'damages the file of SQLite',
  'full-disk.spec.ts': 'fills the file of SQLite; the disk of PostgreSQL has words of its own',
  'health.spec.ts': 'damages the file of SQLite, and reads the counts and the log of one server',
  'history.spec.ts the page says': 'changes the file of SQLite from outside',
  'image.spec.ts': 'has a server of its own, outside the clone',
  'instances.spec.ts': 'has two instances of its own',
  'limits.spec.ts': 'measures the process that it starts',
  'permissions.spec.ts': 'compares every row and every file of an archive on one disk before and after each request',
  'picture-metadata.spec.ts what a photo': 'reads the bytes of all files in the folder of uploads',
  'processes.spec.ts': 'ends processes of one server',
  'start.spec.ts': 'how one server begins and ends',
  'stopping.spec.ts': 'the proof of stopping starts servers of its own',
}
