#include <sqlite3.h>

/* sqlite3_config is variadic, which Swift cannot call. Counting what is allocated takes a lock at
   every allocation, for which two connections on two threads would wait all the time. */
static inline int klientela_sqlite_without_memory_count(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
