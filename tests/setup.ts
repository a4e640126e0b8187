// imported, and so run once a worker, while this file runs once for each file of tests
import './support/native-builtins.js';
import './support/same-bytes.js';
