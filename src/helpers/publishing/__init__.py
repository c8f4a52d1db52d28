"""The writers: references, passports, downloads and pictures, each escaped for its format."""
