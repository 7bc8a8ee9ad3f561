"""The Azure module 0.8.4 of June 2014: one file a noun family. What they change and read is azshell.cloud's business."""
